import { AppError } from "../../../src/platform/app-error";
import { checkEntries } from "../../../src/runs/progress/check-entries";
import type { ProgressEntryInput } from "../../../src/runs/progress/record-progress.input";

function errorsOf(entries: readonly ProgressEntryInput[]): string[] {
  try {
    checkEntries(entries);
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.problems.map(({ code, field }) => `${code} ${field?.join(".")}`);
  }
}

test("normalizes tickers and changes nothing else", () => {
  const entries = [
    { ticker: " aapl ", passed: true, score: 1, metrics: { a: 1 } },
    { ticker: "brk.b", errorMessage: "gone" },
    { ticker: "^gspc", passed: false },
  ];
  expect(checkEntries(entries)).toEqual([
    { ticker: "AAPL", passed: true, score: 1, metrics: { a: 1 } },
    { ticker: "BRK-B", errorMessage: "gone" },
    { ticker: "^GSPC", passed: false },
  ]);
  expect(entries[0]!.ticker).toBe(" aapl ");
});

test("requires passed or errorMessage in every entry", () => {
  expect(
    errorsOf([
      { ticker: "A", passed: false },
      { ticker: "B", errorMessage: "" },
    ]),
  ).toEqual([]);
  expect(errorsOf([{ ticker: "A" }])).toEqual(["REQUIRED input.entries.0.passed"]);
  expect(errorsOf([{ ticker: "A", passed: null, errorMessage: null }])).toEqual(["REQUIRED input.entries.0.passed"]);
});

test("rejects a ticker that occurs twice, in whatever spelling", () => {
  const spellings = ["A", "B", "a", " A ", "b"].map((ticker) => ({ ticker, passed: true }));
  expect(errorsOf(spellings)).toEqual([
    "DUPLICATE input.entries.2.ticker",
    "DUPLICATE input.entries.3.ticker",
    "DUPLICATE input.entries.4.ticker",
  ]);
});

test("reports an invalid ticker once for each occurrence, not also as a duplicate", () => {
  const entries = ["no ticker", "no ticker", "x".repeat(21)].map((ticker) => ({ ticker, passed: true }));
  expect(errorsOf(entries)).toEqual([
    "INVALID_VALUE input.entries.0.ticker",
    "INVALID_VALUE input.entries.1.ticker",
    "INVALID_VALUE input.entries.2.ticker",
  ]);
});
