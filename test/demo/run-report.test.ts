import { type ReportedRun, runReport } from "../../src/demo/run-report";

const run: ReportedRun = {
  executionStatus: "COMPLETED",
  durationMs: 4_000,
  processedCount: 500,
  totalCount: 500,
  summary: {
    passedCount: 62,
    failedCount: 430,
    errorCount: 8,
    passRate: 62 / 492,
    averageScore: 3.2123,
    tickersPerSecond: 125,
    classifications: [
      { classification: "Strong Buy", count: 12 },
      { classification: "Exit", count: 230 },
    ],
  },
  results: {
    nodes: [
      { ticker: "AAPL", passed: true, score: 7, classification: "Strong Buy" },
      { ticker: "SYN0017", passed: false, score: null, classification: null },
    ],
  },
  slowestTickers: [
    { ticker: "SYN0003", processingTimeMs: 120 },
    { ticker: "SYN0004", processingTimeMs: 9 },
    { ticker: "SYN0005", processingTimeMs: null },
  ],
};

test("contains summary, classifications, best and slowest tickers", () => {
  expect(runReport(run)).toBe(`500 of 500 tickers in 4.0 s (125.0 per second).

Pass rate      12.6 %  (62 passed, 430 failed, 8 with errors)
Average score  3.21

Classifications
  Strong Buy   12
  Exit        230

Best tickers
  AAPL     7.0  Strong Buy  passed
  SYN0017    –              failed

Slowest tickers
  SYN0003  120 ms
  SYN0004    9 ms
  SYN0005       –
`);
});

test("shows null values as a dash or in words", () => {
  const empty = runReport({
    ...run,
    durationMs: null,
    processedCount: 0,
    summary: { ...run.summary, passRate: null, averageScore: null, tickersPerSecond: null, classifications: [] },
    results: { nodes: [] },
    slowestTickers: [],
  });
  expect(empty).toContain("0 of 500 tickers.\n");
  expect(empty).toContain("Pass rate      – (no ticker was evaluated)");
  expect(empty).toContain("Average score  –");
  expect(empty).toContain("Classifications\n  none");
  expect(empty).not.toMatch(/NaN|null|undefined|Infinity/);
});
