import { numberOf } from "../nodes/parameters";
import { riskNode } from "./risk-node";

export const maxTradesPerDayNode = riskNode({
  name: "max_trades_per_day",
  displayName: "Maximum trades per day",
  description: "No further entry on a day with so many entries.",
  category: "FREQUENCY",
  parameters: {
    max_trades: {
      type: "integer",
      title: "Max trades",
      description: "Entries of a day, over all symbols.",
      minimum: 1,
      maximum: 10_000,
      default: 5,
    },
  },
  explain: (params) => `enter at most ${numberOf(params, "max_trades")} times a day`,
});
