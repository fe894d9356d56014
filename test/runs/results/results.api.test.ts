import { countStatements } from "../../support/count-statements";
import { testApp } from "../../support/test-app";
import { type Entry, readRun, report, startedRun, tickers } from "../run-client";

const app = testApp();
const entries: Entry[] = [
  { ticker: "C", passed: true, score: 7, classification: "Buy", processedAt: "2024-01-02T00:00:00Z" },
  { ticker: "A", passed: true, score: 9, classification: "Strong Buy", processedAt: "2024-01-01T00:00:00Z" },
  { ticker: "E", errorMessage: "no prices", processedAt: "2024-01-03T00:00:00Z" },
  { ticker: "B", passed: false, score: 7, classification: "Hold", processedAt: "2024-01-04T00:00:00Z" },
  { ticker: "D", passed: false, processedAt: "2024-01-02T00:00:00Z" },
  { ticker: "BRK.B", passed: false, score: -1, classification: "Hold", processedAt: "2024-01-05T00:00:00Z" },
];
let runId: string;

beforeAll(async () => {
  runId = await startedRun(app, { totalCount: entries.length });
  await report(app, runId, entries);
});

interface Listed {
  readonly ticker: string;
}
const listed = async (args: string) => {
  const { results } = await readRun(app, runId, `results${args} { totalCount nodes { ticker } }`);
  expect(results.totalCount).toBe(results.nodes.length);
  return results.nodes.map((node: Listed) => node.ticker).join(" ");
};

/** The whole list, read in pages. */
async function inPages(args: string, size: number): Promise<string> {
  const seen: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const { data } = await app.query(
      `query ($id: ID!, $size: Int, $after: String) {
        strategyRun(id: $id) {
          results(first: $size, after: $after, ${args}) { totalCount nodes { ticker } pageInfo { hasNextPage endCursor } }
        }
      }`,
      { id: runId, size, after },
    );
    const { nodes, pageInfo, totalCount } = data.strategyRun.results;
    expect(totalCount).toBe(entries.length);
    seen.push(...nodes.map((node: Listed) => node.ticker));
    more = pageInfo.hasNextPage;
    after = pageInfo.endCursor;
  }
  return seen.join(" ");
}

const orders = [
  ["SCORE", "DESC", "A C B BRK-B E D"],
  ["SCORE", "ASC", "D E BRK-B B C A"],
  ["TICKER", "ASC", "A B BRK-B C D E"],
  ["TICKER", "DESC", "E D C BRK-B B A"],
  ["CREATED_AT", "ASC", "A C D E B BRK-B"],
  ["CREATED_AT", "DESC", "BRK-B B E D C A"],
] as const;

describe("the results of a run", () => {
  test("are ordered by score, the best first; results without a score come last", async () => {
    expect(await listed("")).toBe("A C B BRK-B E D");
  });

  test.each(orders)("ordered by %s %s are %s, with any page size", async (field, direction, expected) => {
    const orderBy = `orderBy: { field: ${field}, direction: ${direction} }`;
    expect(await listed(`(${orderBy})`)).toBe(expected);
    for (const size of [1, 2, 4]) expect(await inPages(orderBy, size)).toBe(expected);
  });

  test.each([
    ["{ passed: true }", "A C"],
    ["{ passed: false }", "B BRK-B E D"],
    ['{ classificationIn: ["Hold", "error"] }', "B BRK-B E"],
    ['{ tickerIn: ["brk.b", "a", "nobody"] }', "A BRK-B"],
    ["{ minScore: 7 }", "A C B"],
    ["{ maxScore: 7 }", "C B BRK-B"],
    ["{ minScore: 0, maxScore: 8, passed: false }", "B"],
    ["{ tickerIn: [] }", ""],
    ["{}", "A C B BRK-B E D"],
  ])("filtered by %s are %j", async (filter, expected) => {
    expect(await listed(`(filter: ${filter})`)).toBe(expected);
  });

  test("reject a cursor of another order or of the timeline", async () => {
    const { results, progress } = await readRun(
      app,
      runId,
      "results(first: 1, orderBy: { field: TICKER, direction: ASC }) { pageInfo { endCursor } } progress(first: 1) { pageInfo { endCursor } }",
    );
    for (const after of [results.pageInfo.endCursor, progress.pageInfo.endCursor]) {
      const { errors } = await app.query(
        "query ($id: ID!, $after: String) { strategyRun(id: $id) { results(after: $after) { nodes { ticker } } } }",
        { id: runId, after },
      );
      expect(errors![0]!.extensions.problems).toMatchObject([{ code: "INVALID_VALUE", field: ["after"] }]);
    }
  });

  test.each(["classificationIn", "tickerIn"])("reject more than 500 values in %s", async (field) => {
    const { errors } = await app.query(
      "query ($id: ID!, $filter: StrategyResultFilter) { strategyRun(id: $id) { results(filter: $filter) { totalCount } } }",
      { id: runId, filter: { [field]: tickers(501) } },
    );
    expect(errors![0]!.extensions.problems).toMatchObject([{ code: "LIMIT_EXCEEDED", field: ["filter", field] }]);
  });

  test("resolve their instrument, and an instrument its latest results", async () => {
    await app.database.sql(
      "insert into runs.instruments (ticker, sector) values ('A', 'Health'), ('BRK-B', 'Finance')",
    );
    const { results } = await readRun(app, runId, "results { nodes { ticker instrument { ticker sector } } }");
    expect(results.nodes.filter((node: { instrument: unknown }) => node.instrument !== null)).toEqual([
      { ticker: "A", instrument: { ticker: "A", sector: "Health" } },
      { ticker: "BRK-B", instrument: { ticker: "BRK-B", sector: "Finance" } },
    ]);
    const later = await startedRun(app, { strategyCode: "later" });
    await report(app, later, [{ ticker: "A", passed: true }]);
    const { data } = await app.query(
      '{ instrument(ticker: "a") { latestResults { strategyCode } one: latestResults(first: 1) { strategyCode } } }',
    );
    expect(data.instrument.latestResults).toEqual([{ strategyCode: "later" }, { strategyCode: "sample" }]);
    expect(data.instrument.one).toEqual([{ strategyCode: "later" }]);
  });
});

describe("a page of runs with all nested lists", () => {
  const document = (ids: string[]) => `{
    strategyRuns(filter: { idIn: [${ids.map((id) => `"${id}"`)}] }) {
      totalCount
      nodes {
        summary { passedCount } health remainingTickers
        recentProgress { ticker } slowestTickers { ticker }
        progress(filter: { outcomeIn: [PASSED] }) { totalCount nodes { ticker } }
        results(first: 5) { totalCount nodes { ticker instrument { ticker latestResults { ticker } } } }
      }
    }
  }`;

  test("takes the same number of statements for five runs as for one", async () => {
    const ids = [];
    for (const prefix of ["V", "W", "X", "Y", "Z"]) {
      const id = await startedRun(app, { tickers: tickers(4, prefix) });
      await report(
        app,
        id,
        [1, 2, 3].map((n) => ({ ticker: `${prefix}${n}`, passed: n !== 2, processingTimeMs: n })),
      );
      await app.database.sql("insert into runs.instruments (ticker) values ($1)", [`${prefix}1`]);
      ids.push(id);
    }
    const count = (of: string[]) => countStatements(app.database.dataSource, () => app.query(document(of)));
    const one = await count(ids.slice(0, 1));
    const five = await count(ids);
    expect(five.result.data.strategyRuns.nodes).toHaveLength(5);
    expect(five.result.data.strategyRuns.nodes[0]).toMatchObject({
      remainingTickers: ["Z4"],
      recentProgress: [{ ticker: "Z3" }, { ticker: "Z2" }, { ticker: "Z1" }],
      progress: { totalCount: 2, nodes: [{ ticker: "Z1" }, { ticker: "Z3" }] },
      results: { totalCount: 3 },
    });
    expect(five.statements).toHaveLength(one.statements.length);
    expect(one.statements.length).toBeLessThanOrEqual(11);
  });
});
