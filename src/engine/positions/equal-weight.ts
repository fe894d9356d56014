import { amountFromParameters } from "../amounts/amount-from-parameters";
import { WEIGHT_PORT } from "../amounts/amount-ports";
import { passThroughNode } from "../amounts/pass-through-node";
import { numberOf } from "../nodes/parameters";
import { MAX_POSITIONS_PARAMETER } from "./max-positions-parameter";

export const equalWeightNode = passThroughNode({
  name: "equal_weight",
  displayName: "Equal weight",
  description: "Divides equity equally among the maximum number of open positions.",
  nodeType: "POSITION",
  category: "EQUITY_SHARE",
  parameters: { max_positions: MAX_POSITIONS_PARAMETER },
  amounts: [WEIGHT_PORT],
  explain: (params) => `divide equity equally among up to ${numberOf(params, "max_positions")} positions`,
  ...amountFromParameters({
    amount: "weight",
    value: (params) => 1 / numberOf(params, "max_positions"),
    python: "1 / max_positions",
  }),
});
