import { registerEnumType } from "type-graphql";

export enum TickerOutcome {
  PASSED = "PASSED",
  FAILED = "FAILED",
  ERROR = "ERROR",
}

registerEnumType(TickerOutcome, {
  name: "TickerOutcome",
  description: "Outcome of one ticker.",
  valuesConfig: {
    PASSED: { description: "The ticker met the strategy's conditions." },
    FAILED: { description: "The ticker was evaluated and did not meet the conditions." },
    ERROR: {
      description: "The ticker could not be evaluated; see `errorMessage`. It counts neither as passed nor as failed.",
    },
  },
});
