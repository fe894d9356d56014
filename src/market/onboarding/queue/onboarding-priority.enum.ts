import { registerEnumType } from "type-graphql";

/** Ordered from first to last served, like the database's enum. */
export enum OnboardingPriority {
  HIGH = "high",
  NORMAL = "normal",
  LOW = "low",
}

registerEnumType(OnboardingPriority, {
  name: "OnboardingPriority",
  description:
    "Priority in the onboarding queue. The effective priority of a pending job rises with time, so that every job is eventually processed.",
  valuesConfig: {
    HIGH: { description: "Processed first; for symbols that someone is waiting for." },
    NORMAL: { description: "The default." },
    LOW: { description: "Processed when no other jobs are due." },
  },
});
