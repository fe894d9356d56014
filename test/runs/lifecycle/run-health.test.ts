import { DEFAULT_HEALTH_THRESHOLDS } from "../../../src/runs/health-thresholds";
import { ExecutionStatus } from "../../../src/runs/lifecycle/execution-status.enum";
import { runHealth } from "../../../src/runs/lifecycle/run-health";
import type { StrategyRun } from "../../../src/runs/lifecycle/strategy-run.entity";
import { sampleRun, secondsLater } from "./sample-run";

const healthAfter = (age: number, facts: Partial<StrategyRun> = {}, thresholds = DEFAULT_HEALTH_THRESHOLDS) =>
  runHealth(sampleRun(facts), secondsLater(age), thresholds);

test.each([
  [0, "HEALTHY"],
  [10, "HEALTHY"],
  [10.001, "SLOW"],
  [60, "SLOW"],
  [60.001, "STALLED"],
  [600, "STALLED"],
  [600.001, "LOST"],
  [86_400, "LOST"],
])("%d s after its last report, a run that reports every second is %s", (age, health) => {
  expect(healthAfter(age)).toBe(health);
});

test("a run that reports rarely is SLOW only after five times its average interval", () => {
  const everyEightSeconds = { recentSeconds: 24, recentBatches: 3 };
  expect(healthAfter(40, everyEightSeconds)).toBe("HEALTHY");
  expect(healthAfter(40.001, everyEightSeconds)).toBe("SLOW");
});

test("a long average interval does not prevent a run from being STALLED or LOST", () => {
  const everyHour = { recentSeconds: 7200, recentBatches: 2 };
  expect(healthAfter(59, everyHour)).toBe("HEALTHY");
  expect(healthAfter(61, everyHour)).toBe("STALLED");
  expect(healthAfter(601, everyHour)).toBe("LOST");
});

test("the health of a run without reports is measured from its start", () => {
  const unreported = { lastProgressUpdate: null, recentTickers: 0, recentSeconds: 0, recentBatches: 0 };
  // It started 50 s before the time of the last report in the other tests.
  expect(healthAfter(-41, unreported)).toBe("HEALTHY");
  expect(healthAfter(0, unreported)).toBe("SLOW");
  expect(healthAfter(11, unreported)).toBe("STALLED");
  expect(healthAfter(551, unreported)).toBe("LOST");
});

test("a pending run is HEALTHY, however long it waits", () => {
  const pending = { executionStatus: ExecutionStatus.PENDING, startedAt: null, lastProgressUpdate: null };
  expect(healthAfter(1e6, pending)).toBe("HEALTHY");
});

test.each(["completed", "failed", "cancelled", "archived"])(
  "a run that is %s is FINISHED, however long ago it ended",
  (status) => {
    for (const age of [0, 1e6]) {
      expect(healthAfter(age, { executionStatus: status as ExecutionStatus })).toBe("FINISHED");
    }
  },
);

test("a clock behind the last report is tolerated", () => {
  expect(healthAfter(-3600)).toBe("HEALTHY");
});

test("the thresholds can be configured", () => {
  const strict = { slowFactor: 1, slowAfterSeconds: 1, stalledAfterSeconds: 2, lostAfterSeconds: 3 };
  const healths = [0.5, 1.5, 2.5, 3.5].map((age) => healthAfter(age, { recentSeconds: 1, recentBatches: 10 }, strict));
  expect(healths).toEqual(["HEALTHY", "SLOW", "STALLED", "LOST"]);
});
