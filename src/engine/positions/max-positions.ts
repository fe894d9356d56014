import { amountFromParameter } from "../amounts/amount-from-parameters";
import { passThroughNode } from "../amounts/pass-through-node";
import { numberOf } from "../nodes/parameters";
import { MAX_POSITIONS_PARAMETER } from "./max-positions-parameter";

export const maxPositionsNode = passThroughNode({
  name: "max_positions",
  displayName: "Maximum positions",
  description: "Limits the number of open positions: no entry while the limit is reached.",
  nodeType: "POSITION",
  category: "LIMIT",
  parameters: { positions: MAX_POSITIONS_PARAMETER },
  amounts: [{ name: "limit", type: "SERIES", description: "Maximum number of open positions." }],
  explain: (params) => {
    const limit = numberOf(params, "positions");
    return `hold at most ${limit} ${limit === 1 ? "position" : "positions"} at a time`;
  },
  ...amountFromParameter("limit", "positions"),
  // Other nodes have a parameter of the name max_positions.
  functionName: "limit_positions",
});
