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
  description: "Status of an onboarding job.",
  valuesConfig: {
    PENDING: { description: "Waiting for a worker or the next attempt; see `waitingReason`." },
    PROCESSING: { description: "A worker is processing the job; see `phase`." },
    COMPLETED: { description: "The symbol is registered and its prices are stored." },
    FAILED: {
      description: "The last attempt failed, or the failure is permanent; see `errorMessage`. The job can be retried.",
    },
    CANCELLED: { description: "The job was cancelled. It can be retried." },
  },
});
