import { numberOf } from "../nodes/parameters";
import { riskNode } from "./risk-node";

export const maxTradesPerDayNode = riskNode({
  name: "max_trades_per_day",
  displayName: "Maximum trades per day",
  description: "Limits the number of entries per day.",
  category: "FREQUENCY",
  parameters: {
    max_trades: {
      type: "integer",
      title: "Maximum trades",
      description: "Maximum number of entries per day, across all symbols.",
      minimum: 1,
      maximum: 10_000,
      default: 5,
    },
  },
  explain: (params) => `enter at most ${numberOf(params, "max_trades")} times per day`,
});
