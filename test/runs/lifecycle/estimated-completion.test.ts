import { DEFAULT_HEALTH_THRESHOLDS } from "../../../src/runs/health-thresholds";
import { estimatedCompletion, recentRate } from "../../../src/runs/lifecycle/estimated-completion";
import { ExecutionStatus } from "../../../src/runs/lifecycle/execution-status.enum";
import type { StrategyRun } from "../../../src/runs/lifecycle/strategy-run.entity";
import { sampleRun, secondsLater } from "./sample-run";

const estimate = (facts: Partial<StrategyRun>, silence = 0) =>
  estimatedCompletion(sampleRun(facts), secondsLater(silence), DEFAULT_HEALTH_THRESHOLDS);

test("500 tickers at 10 a second take 50 s from now", () => {
  expect(estimate({})).toEqual(secondsLater(50));
  expect(estimate({}, 5)).toEqual(secondsLater(55));
});

test("a run whose last ticker is done is done now", () => {
  expect(estimate({ processedCount: 1000 })).toEqual(secondsLater(0));
});

test("a slow run still has an estimate", () => {
  expect(estimate({}, 30)).toEqual(secondsLater(80));
});

test.each<[string, Partial<StrategyRun>, number]>([
  ["only four tickers are done", { processedCount: 4 }, 0],
  ["the total is unknown", { totalCount: 0 }, 0],
  ["the run is stalled", {}, 61],
  ["the run is lost", {}, 601],
  ["the run has ended", { executionStatus: ExecutionStatus.CANCELLED }, 0],
  ["no ticker was reported of late", { recentTickers: 0 }, 0],
  ["no time has passed between reports", { recentSeconds: 0 }, 0],
])("there is none when %s", (_, facts, silence) => {
  expect(estimate(facts, silence)).toBeNull();
});

test("the fifth ticker is enough", () => {
  expect(estimate({ processedCount: 5, recentTickers: 5, recentSeconds: 1 })).toEqual(secondsLater(199));
});

test("the rate is tickers through seconds, never infinite", () => {
  expect(recentRate({ recentTickers: 30, recentSeconds: 4 })).toBe(7.5);
  expect(recentRate({ recentTickers: 30, recentSeconds: 0 })).toBeNull();
  expect(recentRate({ recentTickers: 0, recentSeconds: 4 })).toBeNull();
});
