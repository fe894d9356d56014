import { registerEnumType } from "type-graphql";

export enum StrategyStatus {
  DRAFT = "DRAFT",
  TESTING = "TESTING",
  ACTIVE = "ACTIVE",
  ARCHIVED = "ARCHIVED",
}

registerEnumType(StrategyStatus, {
  name: "StrategyStatus",
  description:
    "Lifecycle status of a strategy. It moves from DRAFT to TESTING, ACTIVE and ARCHIVED, one step at a time and never back.",
  valuesConfig: {
    DRAFT: { description: "Being edited; its flow may have errors." },
    TESTING: { description: "Being tested on historical prices." },
    ACTIVE: { description: "In use; its flow has no errors." },
    ARCHIVED: { description: "No longer in use; it cannot be changed." },
  },
});
