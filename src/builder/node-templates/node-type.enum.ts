import { registerEnumType } from "type-graphql";

export enum NodeType {
  INDICATOR = "INDICATOR",
  CONDITION = "CONDITION",
  SIGNAL = "SIGNAL",
  POSITION = "POSITION",
  STOP_LOSS = "STOP_LOSS",
  STOP_PROFIT = "STOP_PROFIT",
  RISK_MANAGEMENT = "RISK_MANAGEMENT",
  CUSTOM = "CUSTOM",
}

registerEnumType(NodeType, {
  name: "NodeType",
  description: "Purpose of a node.",
  valuesConfig: {
    INDICATOR: { description: "Computes a series of numbers from prices or other series." },
    CONDITION: { description: "Computes on each bar whether a condition is true." },
    SIGNAL: { description: "Signals an entry or an exit." },
    POSITION: { description: "Determines the position size." },
    STOP_LOSS: { description: "Closes a losing position." },
    STOP_PROFIT: { description: "Closes a winning position." },
    RISK_MANAGEMENT: { description: "Limits the risk of the strategy as a whole." },
    CUSTOM: { description: "An expression defined by a user." },
  },
});
