import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import { SOURCE_PARAMETER, SOURCE_PORT, valuePort } from "../../nodes/source-port";
import { highest, highestPython, lowest, lowestPython } from "../windows/highest-lowest";

export const highestNode: NodeDefinition = {
  name: "highest",
  displayName: "Highest value",
  description: "Highest value of the source over the last bars, including the current one. TA-Lib: MAX.",
  nodeType: "INDICATOR",
  category: "STATISTICS",
  version: "1.0.0",
  parameters: { period: periodParameter(20), source: SOURCE_PARAMETER },
  rules: [],
  columns: [],
  inputs: [SOURCE_PORT],
  outputs: [valuePort("Highest value, in the source's unit.")],
  warmUp: (params) => numberOf(params, "period") - 1,
  explain: (params, { source }) => `the ${numberOf(params, "period")}-bar high of ${source}`,
  evaluate: ({ inputs, params }) => ({ value: highest(inputs.source!, numberOf(params, "period")) }),
  python: highestPython,
};

export const lowestNode: NodeDefinition = {
  name: "lowest",
  displayName: "Lowest value",
  description: "Lowest value of the source over the last bars, including the current one. TA-Lib: MIN.",
  nodeType: "INDICATOR",
  category: "STATISTICS",
  version: "1.0.0",
  parameters: { period: periodParameter(20), source: SOURCE_PARAMETER },
  rules: [],
  columns: [],
  inputs: [SOURCE_PORT],
  outputs: [valuePort("Lowest value, in the source's unit.")],
  warmUp: (params) => numberOf(params, "period") - 1,
  explain: (params, { source }) => `the ${numberOf(params, "period")}-bar low of ${source}`,
  evaluate: ({ inputs, params }) => ({ value: lowest(inputs.source!, numberOf(params, "period")) }),
  python: lowestPython,
};
