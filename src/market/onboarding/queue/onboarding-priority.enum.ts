import { registerEnumType } from "type-graphql";

/** In the order in which they are served; the same as the database's enum. */
export enum OnboardingPriority {
  HIGH = "high",
  NORMAL = "normal",
  LOW = "low",
}

registerEnumType(OnboardingPriority, {
  name: "OnboardingPriority",
  description: "Who is served first. A job that waits rises with time, so that none starves.",
  valuesConfig: {
    HIGH: { description: "Somebody is waiting for it." },
    NORMAL: { description: "As usual." },
    LOW: { description: "When there is nothing else to do." },
  },
});
