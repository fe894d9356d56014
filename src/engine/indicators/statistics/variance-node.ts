import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import { SOURCE_PARAMETER, SOURCE_PORT, valuePort } from "../../nodes/source-port";
import { DDOF_PARAMETER } from "../windows/ddof-parameter";
import { variance, variancePython } from "../windows/variance";

export const varianceNode: NodeDefinition = {
  name: "variance",
  displayName: "Variance",
  description: "Mean squared deviation of the source from its mean over the last bars. TA-Lib: VAR.",
  nodeType: "INDICATOR",
  category: "STATISTICS",
  version: "1.0.0",
  parameters: { period: periodParameter(20, "Period", 2), ddof: DDOF_PARAMETER, source: SOURCE_PARAMETER },
  rules: [],
  columns: [],
  inputs: [SOURCE_PORT],
  outputs: [valuePort("Variance, in the square of the source's unit.")],
  warmUp: (params) => numberOf(params, "period") - 1,
  explain: (params, { source }) => `the ${numberOf(params, "period")}-bar variance of ${source}`,
  evaluate: ({ inputs, params }) => ({
    value: variance(inputs.source!, numberOf(params, "period"), numberOf(params, "ddof")),
  }),
  python: variancePython,
};
