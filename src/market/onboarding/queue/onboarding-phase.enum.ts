import { registerEnumType } from "type-graphql";

/** The values are those stored in `symbol_onboarding_queue.phase`. */
export enum OnboardingPhase {
  QUEUED = "queued",
  PRICES = "prices",
  UNIVERSE = "universe",
  FACTORS = "factors",
  METRICS = "metrics",
  DONE = "done",
}

registerEnumType(OnboardingPhase, {
  name: "OnboardingPhase",
  description: "Progress of an onboarding job. Phases are idempotent; every attempt starts with PRICES.",
  valuesConfig: {
    QUEUED: { description: "Waiting for the first or the next attempt." },
    PRICES: { description: "Fetching and storing the symbol's daily prices." },
    UNIVERSE: { description: "Registering the symbol in the symbol universe." },
    FACTORS: { description: "Calculating the symbol's factor exposures." },
    METRICS: { description: "Calculating the symbol's daily metrics." },
    DONE: { description: "All phases are complete." },
  },
});
