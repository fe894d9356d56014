import { registerEnumType } from "type-graphql";

export enum StrategyStatus {
  DRAFT = "DRAFT",
  TESTING = "TESTING",
  ACTIVE = "ACTIVE",
  ARCHIVED = "ARCHIVED",
}

registerEnumType(StrategyStatus, {
  name: "StrategyStatus",
  description: "Where a strategy is in its life: DRAFT, then TESTING, then ACTIVE, then ARCHIVED; never back.",
  valuesConfig: {
    DRAFT: { description: "Being drawn; its flow may have errors." },
    TESTING: { description: "Being tried on past prices." },
    ACTIVE: { description: "In use; its flow has no errors." },
    ARCHIVED: { description: "Put away; nothing of it can be changed any more." },
  },
});
