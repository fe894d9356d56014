import { testApp } from "../../support/test-app";
import { type Entry, errorsOf, passes, readRun, report, startedRun } from "../run-client";

const app = testApp();
const hostile = [
  "'; drop table runs.strategy_run; --",
  "<%= process.exit(1) %>",
  "{{7*7}}",
  "\\",
  "\"'`",
  "%s%n",
  "🦊\u202e\ufeff",
];
const megabyte = "x".repeat(1_000_000);
const nested = (depth: number): Record<string, unknown> => (depth === 0 ? {} : { a: nested(depth - 1) });

describe("hostile text", () => {
  test("is returned by every text field exactly as it was sent", async () => {
    const runId = await startedRun(app, { universeSource: hostile[0], params: { [hostile[0]!]: hostile } });
    const entries: Entry[] = hostile.map((text, index) => ({
      ticker: `H${index}`,
      passed: false,
      classification: text,
      reasons: [text],
      metrics: { [text]: text },
    }));
    expect(errorsOf(await report(app, runId, entries))).toEqual([]);
    expect(errorsOf(await report(app, runId, [{ ticker: "E", errorMessage: hostile.join("\n") }]))).toEqual([]);
    const run = await readRun(
      app,
      runId,
      `results(orderBy: { field: TICKER, direction: ASC }) { nodes { classification reasons metrics errorMessage } }
       summary { classifications { classification } }`,
    );
    expect(run).toMatchObject({ universeSource: hostile[0], params: { [hostile[0]!]: hostile } });
    const [error, ...others] = run.results.nodes;
    expect(error.errorMessage).toBe(hostile.join("\n"));
    expect(others).toEqual(
      hostile.map((text) => ({ classification: text, reasons: [text], metrics: { [text]: text }, errorMessage: null })),
    );
    expect(run.summary.classifications).toHaveLength(hostile.length);
  });

  test.each(hostile)("is rejected as a ticker: %j", async (ticker) => {
    const payload = await report(app, await startedRun(app), [{ ticker, passed: true }]);
    expect(errorsOf(payload)).toEqual(["INVALID_VALUE input.entries.0.ticker"]);
  });

  test.each(["nul \0", "lone \ud800", "\udc00 lone"])(
    "that PostgreSQL cannot store is rejected with its path in every field: %j",
    async (text) => {
      const runId = await startedRun(app);
      const bad: [Partial<Entry>, string][] = [
        [{ ticker: text }, "ticker"],
        [{ classification: text }, "classification"],
        [{ errorMessage: text }, "errorMessage"],
        [{ reasons: ["fine", text] }, "reasons.1"],
        [{ metrics: { deep: [{ note: text }] } }, "metrics.deep.0.note"],
        [{ metrics: { [text]: 1 } }, "metrics"],
      ];
      for (const [change, field] of bad) {
        const payload = await report(app, runId, [{ ticker: "A", passed: true, ...change }]);
        expect(errorsOf(payload)).toEqual([`INVALID_VALUE input.entries.0.${field}`]);
      }
      expect(await readRun(app, runId)).toMatchObject({ processedCount: 0 });
    },
  );

  test.each(["nul \0", "lone \ud800"])("is rejected in the arguments of nested lists too: %j", async (text) => {
    const id = await startedRun(app);
    const { errors } = await app.query(
      "query ($id: ID!, $text: String!) { strategyRun(id: $id) { results(filter: { tickerIn: [$text] }) { nodes { ticker } } } }",
      { id, text },
    );
    expect(errors![0]).toMatchObject({
      path: ["strategyRun", "results"],
      extensions: { code: "BAD_USER_INPUT", problems: [{ code: "INVALID_VALUE", field: ["filter", "tickerIn", "0"] }] },
    });
  });

  test("of one megabyte is too large for metrics, and is truncated in the message that rejects it as a ticker", async () => {
    const runId = await startedRun(app);
    const payload = await report(app, runId, [{ ticker: megabyte, passed: true }]);
    expect(errorsOf(payload)).toEqual(["INVALID_VALUE input.entries.0.ticker"]);
    expect(payload.userErrors[0].message.length).toBeLessThan(200);
    const metrics = (length: number) => ({ note: "x".repeat(length) });
    const refused = await report(app, runId, [{ ticker: "A", passed: true, metrics: metrics(9000) }]);
    expect(errorsOf(refused)).toEqual(["LIMIT_EXCEEDED input.entries.0.metrics"]);
    await report(app, runId, [{ ticker: "A", passed: true, metrics: metrics(8000) }]);
    const { results } = await readRun(app, runId, "results { nodes { metrics } }");
    expect(results.nodes).toEqual([{ metrics: metrics(8000) }]);
  });
});

describe("hostile JSON", () => {
  test("with the key __proto__ is stored like any other and does not change objects of the server", async () => {
    const runId = await startedRun(app);
    const { data } = await app.query(
      `mutation { recordProgress(input: { runId: "${runId}", entries: [{
        ticker: "A", passed: true, metrics: { __proto__: { polluted: 1 }, constructor: { prototype: { polluted: 2 } } }
      }] }) { userErrors { code } run { results { nodes { metrics } } } } }`,
    );
    expect(data.recordProgress.userErrors).toEqual([]);
    const [{ metrics }] = data.recordProgress.run.results.nodes;
    expect(Object.entries(metrics).sort()).toEqual([
      ["__proto__", { polluted: 1 }],
      ["constructor", { prototype: { polluted: 2 } }],
    ]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test("with the key __proto__ in the request body is rejected", async () => {
    const response = await fetch(`${app.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"query":"{ viewer { id } }","variables":{"__proto__":{"polluted":1}}}',
    });
    expect(response.status).toBe(400);
  });

  test("is accepted up to a depth that no legitimate value reaches, and rejected above it", async () => {
    const runId = await startedRun(app);
    expect(errorsOf(await report(app, runId, [{ ticker: "A", passed: true, metrics: nested(50) }]))).toEqual([]);
    for (const depth of [70, 1000]) {
      const payload = await report(app, runId, [{ ticker: "B", passed: true, metrics: nested(depth) }]);
      expect(errorsOf(payload)).toEqual(["LIMIT_EXCEEDED input.entries.0.metrics"]);
    }
    expect(await readRun(app, runId)).toMatchObject({ processedCount: 1 });
  });

  test("nested too deeply for the parser is reported as an error of the client", async () => {
    const { status, errors } = await app.query(`{ viewer(x: ${"{a:".repeat(20_000)}1${"}".repeat(20_000)}) { id } }`);
    expect([status, errors![0]!.extensions.code]).toEqual([400, "GRAPHQL_PARSE_FAILED"]);
  });

  test("in a request body above the size limit is rejected, and the server continues to work", async () => {
    const body = JSON.stringify({ query: "{ viewer { id } }", padding: "x".repeat(17 * 1024 * 1024) });
    const headers = { "content-type": "application/json" };
    const refused = await fetch(`${app.url}/graphql`, { method: "POST", headers, body }).then(
      (response) => response.status,
      // The server may close the connection before the whole body is sent.
      () => 413,
    );
    expect(refused).toBe(413);
    expect((await report(app, await startedRun(app), passes(["A"]))).userErrors).toEqual([]);
  });
});
