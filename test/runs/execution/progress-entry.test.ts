import { progressEntry } from "../../../src/runs/execution/progress-entry";

const EVALUATED = { ticker: "GOOD", passed: true, score: 7, classification: "fine", reasons: ["some"] };

test("the entry of an evaluated ticker has the time in milliseconds, rounded", () => {
  expect(progressEntry({ ...EVALUATED, metrics: { width: 2 }, tookMs: 1.23456 })).toEqual({
    ...EVALUATED,
    metrics: { width: 2, processing_time_ms: 1.235 },
    processingTimeMs: 1,
  });
});

test("the entry of a ticker that could not be evaluated has the classification error and the message", () => {
  expect(progressEntry({ ticker: "BAD", errorMessage: "negative price", tookMs: 0.4 })).toEqual({
    ticker: "BAD",
    classification: "error",
    reasons: ["evaluation_error"],
    errorMessage: "negative price",
    processingTimeMs: 0,
  });
});
