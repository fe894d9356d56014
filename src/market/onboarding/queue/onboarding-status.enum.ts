import { registerEnumType } from "type-graphql";

/** The values are those stored in `symbol_onboarding_queue.status`. */
export enum OnboardingStatus {
  PENDING = "pending",
  PROCESSING = "processing",
  COMPLETED = "completed",
  FAILED = "failed",
  CANCELLED = "cancelled",
}

registerEnumType(OnboardingStatus, {
  name: "OnboardingStatus",
  description: "Where the onboarding of a symbol is.",
  valuesConfig: {
    PENDING: { description: "Waiting; `waitingReason` says for what." },
    PROCESSING: { description: "A worker is at it; `phase` says how far." },
    COMPLETED: { description: "The symbol is known and its prices are there." },
    FAILED: { description: "Given up; `errorMessage` says why. It can be retried." },
    CANCELLED: { description: "Called off." },
  },
});
