import { DEFAULT_HEALTH_THRESHOLDS } from "../../../src/runs/health-thresholds";
import { ExecutionStatus } from "../../../src/runs/lifecycle/execution-status.enum";
import { runHealth } from "../../../src/runs/lifecycle/run-health";
import type { StrategyRun } from "../../../src/runs/lifecycle/strategy-run.entity";
import { sampleRun, secondsLater } from "./sample-run";

const healthAfter = (silence: number, facts: Partial<StrategyRun> = {}, thresholds = DEFAULT_HEALTH_THRESHOLDS) =>
  runHealth(sampleRun(facts), secondsLater(silence), thresholds);

test.each([
  [0, "HEALTHY"],
  [10, "HEALTHY"],
  [10.001, "SLOW"],
  [60, "SLOW"],
  [60.001, "STALLED"],
  [600, "STALLED"],
  [600.001, "LOST"],
  [86_400, "LOST"],
])("after %d s of silence a run that reports every second is %s", (silence, health) => {
  expect(healthAfter(silence)).toBe(health);
});

test("a run that reports rarely is slow only after five times its usual gap", () => {
  const everyEightSeconds = { recentSeconds: 24, recentBatches: 3 };
  expect(healthAfter(40, everyEightSeconds)).toBe("HEALTHY");
  expect(healthAfter(40.001, everyEightSeconds)).toBe("SLOW");
});

test("a usual gap beyond the bounds does not keep a run from being stalled or lost", () => {
  const everyHour = { recentSeconds: 7200, recentBatches: 2 };
  expect(healthAfter(59, everyHour)).toBe("HEALTHY");
  expect(healthAfter(61, everyHour)).toBe("STALLED");
  expect(healthAfter(601, everyHour)).toBe("LOST");
});

test("before its first report a run is judged by its start", () => {
  const unreported = { lastProgressUpdate: null, recentTickers: 0, recentSeconds: 0, recentBatches: 0 };
  // It started 50 s before the moment of the others' last report.
  expect(healthAfter(-41, unreported)).toBe("HEALTHY");
  expect(healthAfter(0, unreported)).toBe("SLOW");
  expect(healthAfter(11, unreported)).toBe("STALLED");
  expect(healthAfter(551, unreported)).toBe("LOST");
});

test("a pending run waits in good health, however long", () => {
  const pending = { executionStatus: ExecutionStatus.PENDING, startedAt: null, lastProgressUpdate: null };
  expect(healthAfter(1e6, pending)).toBe("HEALTHY");
});

test.each(["completed", "failed", "cancelled", "archived"])(
  "a run that is %s is FINISHED, however long ago",
  (status) => {
    for (const silence of [0, 1e6]) {
      expect(healthAfter(silence, { executionStatus: status as ExecutionStatus })).toBe("FINISHED");
    }
  },
);

test("a clock behind the last report does no harm", () => {
  expect(healthAfter(-3600)).toBe("HEALTHY");
});

test("the thresholds are the caller's", () => {
  const strict = { slowFactor: 1, slowAfterSeconds: 1, stalledAfterSeconds: 2, lostAfterSeconds: 3 };
  const healths = [0.5, 1.5, 2.5, 3.5].map((silence) =>
    healthAfter(silence, { recentSeconds: 1, recentBatches: 10 }, strict),
  );
  expect(healths).toEqual(["HEALTHY", "SLOW", "STALLED", "LOST"]);
});
