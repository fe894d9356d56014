import { testApp } from "../../support/test-app";
import { readRun, report, startedRun, tickers } from "../run-client";

const app = testApp();
let runId: string;

beforeAll(async () => {
  runId = await startedRun(app, { tickers: ["A", "B", "C", "D", "E", "F", "G"] });
  await report(app, runId, [
    { ticker: "C", passed: true, processingTimeMs: 30 },
    { ticker: "A", passed: false, processingTimeMs: 90 },
    { ticker: "B", errorMessage: "no prices" },
  ]);
  await report(app, runId, [
    { ticker: "G", passed: true, processingTimeMs: 90 },
    { ticker: "E", errorMessage: "no prices", passed: true, processingTimeMs: 1 },
  ]);
});

interface Listed {
  readonly ticker: string;
}
const names = (nodes: readonly Listed[]) => nodes.map(({ ticker }) => ticker).join("");
const filtered = async (filter: string) => {
  const { progress } = await readRun(app, runId, `progress(filter: ${filter}) { totalCount nodes { ticker } }`);
  expect(progress.totalCount).toBe(progress.nodes.length);
  return names(progress.nodes);
};
const problemOf = async (selection: string) => {
  const { errors } = await app.query(`query ($id: ID!) { strategyRun(id: $id) { ${selection} } }`, { id: runId });
  const [problem] = errors![0]!.extensions.problems as { code: string; field: string[] }[];
  return `${problem!.code} ${problem!.field.join(".")}`;
};

describe("the timeline", () => {
  test.each([
    ["{}", "CABGE"],
    ["{ outcomeIn: [PASSED] }", "CG"],
    ["{ outcomeIn: [FAILED] }", "A"],
    ["{ outcomeIn: [ERROR] }", "BE"],
    ["{ outcomeIn: [FAILED, ERROR] }", "ABE"],
    ["{ outcomeIn: [] }", ""],
    ['{ tickerIn: ["g", " A "] }', "AG"],
    ['{ tickerIn: ["Z"] }', ""],
    ["{ afterSequence: 3 }", "GE"],
    ["{ afterSequence: 5 }", ""],
    ["{ afterSequence: -1 }", "CABGE"],
    ["{ afterSequence: 1, outcomeIn: [PASSED, ERROR] }", "BGE"],
    ["null", "CABGE"],
  ])("filtered by %s contains %j", async (filter, expected) => {
    expect(await filtered(filter)).toBe(expected);
  });

  test.each([
    ["tickerIn", `progress(filter: { tickerIn: [${tickers(501).map((name) => `"${name}"`)}] }) { totalCount }`],
    ["first", "progress(first: 0) { totalCount }"],
    ["first", "progress(first: 501) { totalCount }"],
  ])("rejects %s out of range", async (field, selection) => {
    expect(await problemOf(selection)).toMatch(new RegExp(`^(OUT_OF_RANGE|LIMIT_EXCEEDED) (filter\\.)?${field}$`));
  });

  test("contains every entry once and in order in pages of two", async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await app.query(
        `query ($id: ID!, $after: String) {
          strategyRun(id: $id) {
            progress(first: 2, after: $after) {
              totalCount edges { cursor node { ticker } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
            }
          }
        }`,
        { id: runId, after },
      );
      const { edges, pageInfo, totalCount } = data.strategyRun.progress;
      expect([totalCount, pageInfo.hasPreviousPage]).toEqual([5, after !== null]);
      expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([edges[0].cursor, edges.at(-1).cursor]);
      seen.push(names(edges.map((edge: { node: Listed }) => edge.node)));
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    } while (after !== null);
    expect(seen).toEqual(["CA", "BG", "E"]);
  });
});

describe("the short lists of a run", () => {
  test("recentProgress returns the latest entries first", async () => {
    const run = await readRun(
      app,
      runId,
      "recentProgress { ticker sequenceNumber } two: recentProgress(first: 2) { ticker }",
    );
    expect(run.recentProgress.map((entry: { sequenceNumber: number }) => entry.sequenceNumber)).toEqual([
      5, 4, 3, 2, 1,
    ]);
    expect(names(run.two)).toBe("EG");
  });

  test("slowestTickers returns the slowest first, ties in timeline order, entries without a time last", async () => {
    const run = await readRun(
      app,
      runId,
      "slowestTickers { ticker } two: slowestTickers(first: 2) { ticker processingTimeMs }",
    );
    expect(names(run.slowestTickers)).toBe("AGCEB");
    expect(run.two).toEqual([
      { ticker: "A", processingTimeMs: 90 },
      { ticker: "G", processingTimeMs: 90 },
    ]);
  });

  test("remainingTickers returns the unprocessed tickers in the order of the universe", async () => {
    const run = await readRun(app, runId, "remainingTickers one: remainingTickers(first: 1)");
    expect([run.remainingTickers, run.one]).toEqual([["D", "F"], ["D"]]);
  });

  test("remainingTickers stays correct after the timeline is purged", async () => {
    const purged = await startedRun(app, { tickers: ["A", "B"] });
    await report(app, purged, [{ ticker: "A", passed: true }]);
    await app.database.sql("delete from runs.strategy_execution_progress where run_id = $1", [purged]);
    expect((await readRun(app, purged, "remainingTickers")).remainingTickers).toEqual(["B"]);
  });

  test.each([
    ["recentProgress(first: 0) { ticker }", "first"],
    ["recentProgress(first: 101) { ticker }", "first"],
    ["recentProgress(first: -1) { ticker }", "first"],
    ["recentProgress(limit: 0) { ticker }", "limit"],
    ["slowestTickers(first: 0) { ticker }", "first"],
    ["slowestTickers(first: 101) { ticker }", "first"],
    ["remainingTickers(first: 0)", "first"],
    ["remainingTickers(first: 1001)", "first"],
  ])("rejects %s", async (selection, field) => {
    expect(await problemOf(selection)).toBe(`OUT_OF_RANGE ${field}`);
  });

  test("one document can query the same list with different arguments", async () => {
    const run = await readRun(
      app,
      runId,
      `a: progress(filter: { outcomeIn: [PASSED] }) { totalCount nodes { ticker } }
       b: progress(first: 1) { totalCount nodes { ticker } }
       c: recentProgress(first: 1) { ticker } d: recentProgress(limit: 3) { ticker }`,
    );
    expect([names(run.a.nodes), run.a.totalCount, names(run.b.nodes), run.b.totalCount]).toEqual(["CG", 2, "C", 5]);
    expect([names(run.c), names(run.d)]).toEqual(["E", "EGB"]);
  });
});
