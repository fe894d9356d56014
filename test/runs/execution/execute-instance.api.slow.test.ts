import { systemCatalogue } from "../../../src/engine/catalogue";
import { buildFlow } from "../../../src/engine/flow/build-flow";
import { checkFlow } from "../../../src/engine/flow/check-flow";
import { flowStrategy } from "../../../src/engine/flow/flow-strategy";
import type { LogicFlow } from "../../../src/engine/flow/logic-flow";
import { doubleMovingAverage } from "../../../src/engine/flow/strategy-templates/double-moving-average";
import { withNodes } from "../../engine/flow/crossing-flow";
import { type Asker, testApp } from "../../support/test-app";
import { readRun } from "../run-client";
import { AS_OF, endedRun, execute, executedRun, storedBars } from "./executed-run";

const app = testApp({ samples: 4, works: true });
const SYMBOLS = ["AAPL", "^GSPC", "SYN0001", "SYN0002"];
const RESULTS = "results(first: 500) { nodes { ticker passed score classification reasons metrics } }";
const { flow } = doubleMovingAverage;
/** A node whose value depends on the first bar that it sees. */
const BALANCE = { id: "balance", template: "obv", params: {}, isEnabled: true };

async function mutate(verb: string, type: string, input: object, asker?: Asker) {
  const document = `mutation ($input: ${type}!) {
    payload: ${verb}(input: $input) { instance { id revision version } userErrors { code field message } }
  }`;
  const { data, errors } = await app.query(document, { input }, asker);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.payload;
}

const create = async (logicFlow: LogicFlow, asker?: Asker) =>
  (await mutate("createStrategyInstance", "CreateStrategyInstanceInput", { name: "Two averages", logicFlow }, asker))
    .instance;
const update = (input: object, asker?: Asker) =>
  mutate("updateStrategyInstance", "UpdateStrategyInstanceInput", input, asker);
async function archive(id: string) {
  for (const [index, status] of ["TESTING", "ACTIVE", "ARCHIVED"].entries()) {
    expect((await update({ id, expectedRevision: index + 1, status })).userErrors).toEqual([]);
  }
}
interface Ticked {
  readonly ticker: string;
}
const errorsOf = ({ run, userErrors }: Awaited<ReturnType<typeof execute>>) => {
  expect(run).toBeNull();
  return userErrors.map(({ code, field }: { code: string; field: string[] }) => `${code} ${field.join(".")}`);
};

test("a strategy from the builder returns for each ticker what the engine returns for all its bars", async () => {
  const remembering = withNodes(flow, BALANCE);
  const instance = await create(remembering);
  const runId = await executedRun(app, [...SYMBOLS, "NOPRICE"], { strategyCode: null, instanceId: instance.id });
  const run = await endedRun(app, runId);
  const code = `instance:${instance.id}`;
  expect(run).toMatchObject({ executionStatus: "COMPLETED", strategyCode: code, version: "1", minScore: 0 });
  const { results, instance: executed } = await readRun(app, runId, `${RESULTS} instance { id name }`);
  expect(executed).toEqual({ id: instance.id, name: "Two averages" });

  const strategy = flowStrategy(checkFlow(remembering, systemCatalogue).plan!, { code, name: "Two averages" });
  for (const ticker of [...SYMBOLS, "NOPRICE"]) {
    const found = strategy.evaluate(await storedBars(app, ticker, "0001-01-01", AS_OF), {
      ...{ parameters: {}, minScore: 0, benchmark: null, asOf: AS_OF },
    });
    const metrics = { ...found.metrics, processing_time_ms: expect.any(Number) };
    const result = results.nodes.find((node: { ticker: string }) => node.ticker === ticker);
    expect(result).toEqual({ ...found, ticker, metrics });
  }
  expect(results.nodes.find((node: { ticker: string }) => node.ticker === "NOPRICE").reasons).toEqual(["no_data"]);
});

test("a ticker whose prices end long before those of the others is not evaluated", async () => {
  const { id } = await create(flow);
  const runId = await executedRun(app, ["AAPL", "^GSPC"], { strategyCode: null, instanceId: id, asOf: null });
  await endedRun(app, runId);
  const { results } = await readRun(app, runId, RESULTS);
  const [apple, index] = results.nodes.toSorted((one: Ticked, other: Ticked) => (one.ticker < other.ticker ? -1 : 1));
  expect(apple).toMatchObject({
    passed: false,
    score: null,
    classification: "insufficient",
    reasons: ["stale_data"],
    metrics: { bar_date: "2018-05-11" },
  });
  expect(index.metrics.bar_date).toBe("2020-04-17");
  expect(index.classification).not.toBe("insufficient");
});

test("parameters of the run override those of the strategy one by one, and the run stores the ones used", async () => {
  const instance = await create(flow);
  const parameters = { fast: { period: 7, source: "close" }, slow: { period: 30 } };
  expect((await update({ id: instance.id, expectedRevision: 1, parameters })).userErrors).toEqual([]);
  const input = { strategyCode: null, instanceId: instance.id, params: { fast: { period: 3 } } };
  const runId = await executedRun(app, ["AAPL"], input);
  await endedRun(app, runId);
  const { results, params } = await readRun(app, runId, `${RESULTS} params`);
  expect(params).toEqual({ fast: { period: 3, source: "close" }, slow: { period: 30 } });
  const closes = (await storedBars(app, "AAPL", "2018-05-01", AS_OF)).close.slice(-3);
  const mean = closes.reduce((sum, close) => sum + close, 0) / 3;
  expect(results.nodes[0].metrics["fast.value"]).toBeCloseTo(mean, 9);
});

test("a run keeps the strategy as it was when the run was requested", async () => {
  const instance = await create(flow);
  const runId = await executedRun(app, ["AAPL"], { strategyCode: null, instanceId: instance.id });
  const [kept] = await app.database.sql("select logic_flow from runs.strategy_run_flow where run_id = $1", [runId]);
  const nodes = flow.nodes.map((node) =>
    node.id === "fast" ? { ...node, params: { ...node.params, period: 5 } } : node,
  );
  expect((await update({ id: instance.id, expectedRevision: 1, logicFlow: { ...flow, nodes } })).userErrors).toEqual(
    [],
  );
  const [after] = await app.database.sql("select logic_flow from runs.strategy_run_flow where run_id = $1", [runId]);
  expect(after).toEqual(kept);
  expect(kept.logic_flow.nodes.find(({ id }: { id: string }) => id === "fast")).toMatchObject({
    ...{ templateVersion: "1.0.0", params: { period: 20, source: "close" } },
  });
});

test.each(["deleted", "archived"])("a retry after the strategy was %s returns the first run", async (what) => {
  const { id } = await create(flow);
  const input = { strategyCode: null, instanceId: id, universe: { tickers: ["AAPL"] }, idempotencyKey: what };
  const first = await execute(app, input);
  if (what === "deleted") {
    expect((await mutate("deleteStrategyInstance", "DeleteInput", { id })).userErrors).toEqual([]);
  } else await archive(id);
  expect(await execute(app, input)).toMatchObject({ run: { id: first.run.id }, wasDeduplicated: true, userErrors: [] });
});

describe("rejects", () => {
  const universe = { tickers: ["AAPL"] };
  const ask = (instanceId: string, more: object = {}, asker?: Asker) =>
    execute(app, { strategyCode: null, universe, instanceId, ...more }, asker);

  test("a strategy of another user", async () => {
    const [owner, stranger] = [await app.asker(), await app.asker()];
    const { id } = await create(flow, owner);
    expect(errorsOf(await ask(id, {}, stranger))).toEqual(["NOT_FOUND input.instanceId"]);
  });

  test("a strategy whose flow has errors, with all of them and their nodes", async () => {
    const nodes = flow.nodes.map((node) => (node.id === "fast" ? { ...node, params: { period: 0 } } : node));
    const edges = flow.edges.filter(({ to }) => to.node !== "leave");
    const { id } = await create({ nodes, edges });
    expect(errorsOf(await ask(id)).sort()).toEqual([
      "MISSING_INPUT input.instanceId.leave.condition",
      "OUT_OF_RANGE input.instanceId.fast.period",
    ]);
  });

  test("an archived strategy", async () => {
    const { id } = await create(flow);
    await archive(id);
    expect(errorsOf(await ask(id))).toEqual(["INVALID_TRANSITION input.instanceId"]);
  });

  test("parameters of unknown nodes and parameters of a wrong type", async () => {
    const { id } = await create(flow);
    expect(errorsOf(await ask(id, { params: { fats: { period: 3 } } }))).toEqual(["NOT_FOUND input.params.fats"]);
    expect(errorsOf(await ask(id, { params: { fast: 3 } }))).toEqual(["INVALID_VALUE input.params.fast"]);
    expect(errorsOf(await ask(id, { params: { fast: { period: "3" } } }))).toEqual([
      "INVALID_VALUE input.instanceId.fast.period",
    ]);
  });
});

test.each([
  [14, { classification: "insufficient", reasons: ["insufficient_history"] }],
  [15, { classification: expect.stringMatching(/^(Enter long|Hold)$/) }],
])(
  "a ticker with %i bars is judged from the first bar on which its conditions have a value",
  async (bars, expected) => {
    const { id } = await create(
      buildFlow({
        lines: { template: "adx", params: { period: 14 } },
        falls: { template: "greater_than", inputs: { a: "lines.minus_di", b: "lines.plus_di" } },
        buy: { template: "entry_long", inputs: { condition: "falls.result" } },
      }),
    );
    const ticker = `YOUNG${bars}`;
    await app.database.sql(
      `insert into market.market_data_cache (symbol, date, open, high, low, close, volume, data_source)
     select $1, date, open, high, low, close, volume, data_source
     from market.market_data_cache
     where symbol = 'AAPL' and date <= $2
     order by date desc
     limit $3`,
      [ticker, AS_OF, bars],
    );
    const runId = await executedRun(app, [ticker], { strategyCode: null, instanceId: id });
    await endedRun(app, runId);
    const { results } = await readRun(app, runId, RESULTS);
    expect(results.nodes).toMatchObject([{ ticker, ...expected }]);
  },
);
