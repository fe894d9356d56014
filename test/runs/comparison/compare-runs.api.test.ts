import { testApp } from "../../support/test-app";
import { type Entry, report, startedRun } from "../drive-run";

const app = testApp();

async function runWith(entries: readonly Entry[]): Promise<string> {
  const runId = await startedRun(app);
  if (entries.length > 0) await report(app, runId, entries);
  return runId;
}

async function compare(a: string, b: string) {
  const { data, errors } = await app.query(
    `query ($a: ID!, $b: ID!) {
      compareStrategyRuns(a: $a, b: $b) { onlyInA onlyInB flipped { ticker passedInA passedInB scoreDelta } }
    }`,
    { a, b },
  );
  expect(errors).toBeUndefined();
  return data.compareStrategyRuns;
}

test("two runs are held against each other ticker by ticker", async () => {
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

test("a run and itself, and two runs without results, differ in nothing", async () => {
  const nothing = { onlyInA: [], onlyInB: [], flipped: [] };
  const a = await runWith([
    { ticker: "A", passed: true, score: 1 },
    { ticker: "B", errorMessage: "gone" },
  ]);
  expect(await compare(a, a)).toEqual(nothing);
  expect(await compare(await runWith([]), await runWith([]))).toEqual(nothing);
  expect(await compare(await runWith([]), a)).toEqual({ ...nothing, onlyInB: ["A", "B"] });
});

test("without both runs there is no comparison", async () => {
  const a = await runWith([]);
  for (const missing of ["00000000-0000-4000-8000-000000000000", "no uuid", ""]) {
    expect(await compare(a, missing)).toBeNull();
    expect(await compare(missing, a)).toBeNull();
  }
});
