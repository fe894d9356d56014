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
  description: "How far the onboarding of a symbol is. Each phase can be done again without harm.",
  valuesConfig: {
    QUEUED: { description: "Not begun, or waiting for the next attempt." },
    PRICES: { description: "Its daily prices are fetched and stored." },
    UNIVERSE: { description: "It is entered among the known symbols." },
    FACTORS: { description: "Its factor exposures are calculated." },
    METRICS: { description: "Its returns and other figures are calculated." },
    DONE: { description: "All is there." },
  },
});
