import { registerEnumType } from "type-graphql";

export enum QuickTestStatus {
  PENDING = "PENDING",
  RUNNING = "RUNNING",
  COMPLETED = "COMPLETED",
  FAILED = "FAILED",
  CANCELLED = "CANCELLED",
}

registerEnumType(QuickTestStatus, {
  name: "QuickTestStatus",
  description: "Where a quick test is in its life.",
  valuesConfig: {
    PENDING: { description: "Waiting for a worker." },
    RUNNING: { description: "Being computed." },
    COMPLETED: { description: "Done; its result is there." },
    FAILED: { description: "Ended by an error." },
    CANCELLED: { description: "Called off." },
  },
});
