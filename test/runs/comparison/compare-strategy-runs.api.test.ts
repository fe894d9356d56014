import { testApp } from "../../support/test-app";
import { type Entry, report, startedRun, tickers } from "../run-client";

const app = testApp();

async function runWith(entries: readonly Entry[]): Promise<string> {
  const runId = await startedRun(app);
  if (entries.length > 0) await report(app, runId, entries);
  return runId;
}

async function compare(a: string, b: string, more: { first?: number; totals?: boolean } = {}) {
  const { data, errors } = await app.query(
    `query ($a: ID!, $b: ID!, $first: Int, $totals: Boolean = false) {
      compareStrategyRuns(a: $a, b: $b, first: $first) {
        onlyInA onlyInB flipped { ticker passedInA passedInB scoreDelta }
        ... @include(if: $totals) { onlyInACount onlyInBCount flippedCount hasMore }
      }
    }`,
    { a, b, ...more },
  );
  expect(errors).toBeUndefined();
  return data.compareStrategyRuns;
}

test("compares two runs ticker by ticker", async () => {
  const a = await runWith([
    { ticker: "Z", passed: true },
    { ticker: "BRK.B", passed: true },
    { ticker: "UP", passed: false, score: 2 },
    { ticker: "DOWN", passed: true, score: 7.5 },
    { ticker: "SAME", passed: true, score: 1 },
    { ticker: "ERRS", passed: true, score: 4 },
    { ticker: "HEALS", errorMessage: "no prices" },
    { ticker: "UNSCORED", passed: true },
    { ticker: "BROKEN", errorMessage: "no prices" },
  ]);
  const b = await runWith([
    { ticker: "UP", passed: true, score: 5 },
    { ticker: "DOWN", passed: false, score: 7 },
    { ticker: "SAME", passed: true, score: 9 },
    { ticker: "ERRS", passed: true, score: 4, errorMessage: "half of the prices" },
    { ticker: "HEALS", passed: false, score: 0 },
    { ticker: "UNSCORED", passed: false, score: 1 },
    { ticker: "BROKEN", errorMessage: "still no prices" },
    { ticker: "NEW", passed: false },
  ]);
  const comparison = {
    onlyInA: ["BRK-B", "Z"],
    onlyInB: ["NEW"],
    flipped: [
      { ticker: "DOWN", passedInA: true, passedInB: false, scoreDelta: -0.5 },
      { ticker: "ERRS", passedInA: true, passedInB: null, scoreDelta: 0 },
      { ticker: "HEALS", passedInA: null, passedInB: false, scoreDelta: null },
      { ticker: "UNSCORED", passedInA: true, passedInB: false, scoreDelta: null },
      { ticker: "UP", passedInA: false, passedInB: true, scoreDelta: 3 },
    ],
  };
  expect(await compare(a, b)).toEqual(comparison);
  expect(await compare(b, a)).toMatchObject({ onlyInA: ["NEW"], onlyInB: ["BRK-B", "Z"] });
  expect((await compare(b, a)).flipped[4]).toEqual({ ticker: "UP", passedInA: true, passedInB: false, scoreDelta: -3 });
});

test("cuts each list at `first` but counts all of it, and rejects a `first` out of range", async () => {
  const a = await runWith([
    ...tickers(7, "A").map((ticker) => ({ ticker, passed: true })),
    ...tickers(3, "X").map((ticker) => ({ ticker, passed: true })),
  ]);
  const b = await runWith([
    ...tickers(1, "B").map((ticker) => ({ ticker, passed: true })),
    ...tickers(3, "X").map((ticker) => ({ ticker, passed: false })),
  ]);
  const totals = { onlyInACount: 7, onlyInBCount: 1, flippedCount: 3 };
  const few = await compare(a, b, { first: 2, totals: true });
  expect(few).toMatchObject({ onlyInA: ["A1", "A2"], onlyInB: ["B1"], ...totals, hasMore: true });
  expect(few.flipped.map(({ ticker }: Entry) => ticker)).toEqual(["X1", "X2"]);
  expect(await compare(a, b, { first: 6, totals: true })).toMatchObject({ ...totals, hasMore: true });
  expect(await compare(a, b, { first: 7, totals: true })).toMatchObject({ ...totals, hasMore: false });
  expect(await compare(a, b, { totals: true })).toMatchObject({ ...totals, hasMore: false });
  for (const first of [0, 1001]) {
    const { errors } = await app.query(`{ compareStrategyRuns(a: "${a}", b: "${b}", first: ${first}) { onlyInA } }`);
    expect(errors![0]!.extensions.problems).toMatchObject([{ code: "OUT_OF_RANGE", field: ["first"] }]);
  }
});

test("rejects twenty comparisons with long lists in one request as too complex", async () => {
  const one = "compareStrategyRuns(a: $a, b: $b) { onlyInA onlyInB flipped { ticker passedInA passedInB scoreDelta } }";
  const many = Array.from({ length: 20 }, (_, nth) => `c${nth}: ${one}`).join(" ");
  const a = await runWith([]);
  const { errors } = await app.query(`query ($a: ID!, $b: ID!) { ${many} }`, { a, b: a });
  expect(errors![0]!.extensions.code).toBe("QUERY_TOO_COMPLEX");
});

test("finds no differences between a run and itself, or between two runs without results", async () => {
  const nothing = { onlyInA: [], onlyInB: [], flipped: [] };
  const a = await runWith([
    { ticker: "A", passed: true, score: 1 },
    { ticker: "B", errorMessage: "gone" },
  ]);
  expect(await compare(a, a)).toEqual(nothing);
  expect(await compare(await runWith([]), await runWith([]))).toEqual(nothing);
  expect(await compare(await runWith([]), a)).toEqual({ ...nothing, onlyInB: ["A", "B"] });
});

test("returns null unless both runs exist", async () => {
  const a = await runWith([]);
  for (const missing of ["00000000-0000-4000-8000-000000000000", "no uuid", ""]) {
    expect(await compare(a, missing)).toBeNull();
    expect(await compare(missing, a)).toBeNull();
  }
});
