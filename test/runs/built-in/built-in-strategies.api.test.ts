import { Ajv } from "ajv";
import { runChunk } from "../../../src/runs/execution/run-chunk";
import { testApp } from "../../support/test-app";
import { execute } from "../execution/executed-run";
import { readRun } from "../run-client";

const app = testApp({ samples: 3 });
const TICKERS = ["AAPL", "SYN0001", "SYN0002", "SYN0003", "NONE"];

beforeAll(() => app.setNow(new Date()));

interface Described {
  readonly [field: string]: unknown;
  readonly code: string;
  readonly parameterSchema: { readonly properties: Readonly<Record<string, { minimum: number; maximum: number }>> };
  readonly metricKeys: readonly string[];
}

async function builtInStrategies(): Promise<Described[]> {
  const { data, errors } = await app.query(
    `{ builtInStrategies {
      code version title description parameterSchema defaultMinScore scoreRange { minimum maximum }
      classifications reasonCodes metricKeys lookbackDays benchmark
    } }`,
  );
  expect(errors).toBeUndefined();
  return data.builtInStrategies;
}

test("all strategies are described, with a schema of their parameters", async () => {
  const strategies = await builtInStrategies();
  expect(strategies.map(({ code, scoreRange, defaultMinScore }) => [code, scoreRange, defaultMinScore])).toEqual([
    ["bullish_breakout", { minimum: 0, maximum: 7 }, 5],
    ["leap_entry", { minimum: 0, maximum: 100 }, 60],
  ]);
  for (const { parameterSchema } of strategies) {
    expect(new Ajv({ strict: true }).compile(parameterSchema)({})).toBe(true);
    for (const schema of Object.values(parameterSchema.properties)) {
      expect(schema).toEqual({
        ...{
          title: expect.any(String),
          description: expect.any(String),
          type: expect.stringMatching(/number|integer/),
        },
        ...{ default: expect.any(Number), minimum: expect.any(Number), maximum: expect.any(Number) },
      });
    }
  }
});

test("what executeStrategy accepts is what the schema of the parameters accepts", async () => {
  for (const { code, parameterSchema, defaultMinScore } of await builtInStrategies()) {
    const accepts = new Ajv({ strict: true }).compile(parameterSchema);
    const values = Object.entries(parameterSchema.properties).flatMap(([name, { minimum, maximum }]) =>
      [minimum, maximum, minimum - 0.01, maximum + 0.01, "1", null].map((value) => ({ [name]: value })),
    );
    for (const parameters of [{}, { unknown: 1 }, ...values]) {
      const { run, userErrors } = await execute(app, {
        strategyCode: code,
        universe: { tickers: ["AAPL"] },
        params: parameters,
      });
      expect([parameters, userErrors.length === 0]).toEqual([parameters, accepts(parameters)]);
      if (run) expect(run.minScore).toBe(defaultMinScore);
    }
  }
});

test("the results of a run contain what was declared, and nothing else", async () => {
  for (const { code, classifications, reasonCodes, metricKeys } of await builtInStrategies()) {
    const { run } = await execute(app, { strategyCode: code, universe: { tickers: TICKERS } });
    await runChunk(app.database.db, { runId: run.id, leaseEpoch: 1, tickers: TICKERS }, app);
    const { executionStatus } = await readRun(app, run.id);
    expect(executionStatus).toBe("COMPLETED");
    const { data } = await app.query(
      `query ($id: ID!) { strategyRun(id: $id) { results { nodes { ticker classification reasons metrics } } } }`,
      { id: run.id },
    );
    const { nodes } = data.strategyRun.results;
    expect(nodes).toHaveLength(TICKERS.length);
    for (const { classification, reasons, metrics } of nodes) {
      expect(classifications).toContain(classification);
      expect(reasonCodes).toEqual(expect.arrayContaining(reasons));
      expect(Object.keys(metrics).sort()).toEqual([...metricKeys].sort());
    }
  }
});
