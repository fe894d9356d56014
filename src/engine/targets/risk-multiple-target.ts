import { TARGET_DISTANCE_PORT } from "../amounts/amount-ports";
import { multipleOf, multipleOfPython } from "../amounts/multiple-of";
import { multipleParameter } from "../amounts/multiple-parameter";
import { passThroughNode } from "../amounts/pass-through-node";
import { numberOf } from "../nodes/parameters";

export const riskMultipleTargetNode = passThroughNode({
  name: "risk_multiple_target",
  displayName: "R-multiple profit target",
  description: "Takes profit at a multiple of the initial risk (R), the distance of the stop.",
  nodeType: "STOP_PROFIT",
  category: "RISK_BASED",
  parameters: { multiple: multipleParameter(2, "the distance of the stop") },
  inputs: [
    {
      name: "distance",
      type: "SERIES",
      required: true,
      description: "Distance of the stop: the output distance of a stop-loss node.",
    },
  ],
  amounts: [TARGET_DISTANCE_PORT],
  explain: (params) => `take profit at ${numberOf(params, "multiple")} times the risk (R)`,
  evaluate: ({ inputs, params }) => ({ distance: multipleOf(inputs.distance!, numberOf(params, "multiple")) }),
  python: { uses: [multipleOfPython], lines: ["distance = multiple_of(distance, multiple)"] },
});
