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
  description: "Status of a quick test.",
  valuesConfig: {
    PENDING: { description: "Waiting for a worker." },
    RUNNING: { description: "Running on a worker." },
    COMPLETED: { description: "Finished with a result." },
    FAILED: { description: "Stopped by an error." },
    CANCELLED: { description: "Cancelled by a user." },
  },
});
