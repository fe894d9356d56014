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
  description:
    "Whether a run's executor is alive, judged by the time since its last report and independent of the run's status. The times below are defaults; a server may be configured differently.",
  valuesConfig: {
    HEALTHY: { description: "Reports arrive at the usual interval, or the run is waiting for a worker." },
    SLOW: {
      description:
        "The last report is older than 10 s and older than five times the average interval of recent reports.",
    },
    STALLED: { description: "No report for more than 60 s." },
    LOST: {
      description:
        "No report for more than 10 minutes. The watchdog fails the run with exit status `worker_lost`, or completes it if all its tickers are processed; after an outage of the API it waits 10 more minutes.",
    },
    FINISHED: { description: "The run has ended." },
  },
});
