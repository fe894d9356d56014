import { registerEnumType } from "type-graphql";

export enum RunHealth {
  HEALTHY = "HEALTHY",
  SLOW = "SLOW",
  STALLED = "STALLED",
  LOST = "LOST",
  FINISHED = "FINISHED",
}

registerEnumType(RunHealth, {
  name: "RunHealth",
  description: "Is the run's executor alive? Told from the time since its last report, apart from the run's status.",
  valuesConfig: {
    HEALTHY: { description: "Reports come as usual, or the run still waits for a worker." },
    SLOW: { description: "The last report is older than five times the usual gap, and than 10 s." },
    STALLED: { description: "No report for 60 s." },
    LOST: { description: "No report for 10 minutes; the watchdog fails the run with exit status `worker_lost`." },
    FINISHED: { description: "The run has ended." },
  },
});
