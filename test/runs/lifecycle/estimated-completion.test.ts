import { DEFAULT_HEALTH_THRESHOLDS } from "../../../src/runs/health-thresholds";
import { estimatedCompletion, recentRate } from "../../../src/runs/lifecycle/estimated-completion";
import { ExecutionStatus } from "../../../src/runs/lifecycle/execution-status.enum";
import type { StrategyRun } from "../../../src/runs/lifecycle/strategy-run.entity";
import { sampleRun, secondsLater } from "./sample-run";

const estimate = (facts: Partial<StrategyRun>, silence = 0) =>
  estimatedCompletion(sampleRun(facts), secondsLater(silence), DEFAULT_HEALTH_THRESHOLDS);

test("estimates 50 s for 500 tickers at 10 per second", () => {
  expect(estimate({})).toEqual(secondsLater(50));
  expect(estimate({}, 5)).toEqual(secondsLater(55));
});

test("estimates the current time for a run whose last ticker is processed", () => {
  expect(estimate({ processedCount: 1000 })).toEqual(secondsLater(0));
});

test("still returns an estimate for a SLOW run", () => {
  expect(estimate({}, 30)).toEqual(secondsLater(80));
});

test.each<[string, Partial<StrategyRun>, number]>([
  ["only four tickers are processed", { processedCount: 4 }, 0],
  ["the total is unknown", { totalCount: 0 }, 0],
  ["the run is stalled", {}, 61],
  ["the run is lost", {}, 601],
  ["the run has ended", { executionStatus: ExecutionStatus.CANCELLED }, 0],
  ["no ticker was reported recently", { recentTickers: 0 }, 0],
  ["no time has passed between reports", { recentSeconds: 0 }, 0],
])("returns null if %s", (_, facts, silence) => {
  expect(estimate(facts, silence)).toBeNull();
});

test("returns an estimate from the fifth ticker on", () => {
  expect(estimate({ processedCount: 5, recentTickers: 5, recentSeconds: 1 })).toEqual(secondsLater(199));
});

test("recentRate is tickers divided by seconds, and never infinite", () => {
  expect(recentRate({ recentTickers: 30, recentSeconds: 4 })).toBe(7.5);
  expect(recentRate({ recentTickers: 30, recentSeconds: 0 })).toBeNull();
  expect(recentRate({ recentTickers: 0, recentSeconds: 4 })).toBeNull();
});
