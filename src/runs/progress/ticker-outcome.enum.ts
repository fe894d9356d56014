import { registerEnumType } from "type-graphql";

export enum TickerOutcome {
  PASSED = "PASSED",
  FAILED = "FAILED",
  ERROR = "ERROR",
}

registerEnumType(TickerOutcome, {
  name: "TickerOutcome",
  description: "What came of one ticker.",
  valuesConfig: {
    PASSED: { description: "The strategy's conditions were met." },
    FAILED: { description: "The ticker was evaluated and did not pass." },
    ERROR: { description: "The ticker could not be evaluated; `errorMessage` says why. Neither passed nor failed." },
  },
});
