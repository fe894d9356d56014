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
  description: "What a node is for.",
  valuesConfig: {
    INDICATOR: { description: "Computes a series of numbers from prices or from other series." },
    CONDITION: { description: "Says on each bar whether something holds." },
    SIGNAL: { description: "Asks to enter or leave the market." },
    POSITION: { description: "Decides how much is bought or sold." },
    STOP_LOSS: { description: "Ends a trade that goes wrong." },
    STOP_PROFIT: { description: "Ends a trade that went well." },
    RISK_MANAGEMENT: { description: "Limits the trading as a whole." },
    CUSTOM: { description: "A user's own expression." },
  },
});
