import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import { SOURCE_PARAMETER, SOURCE_PORT, valuePort } from "../../nodes/source-port";
import { DDOF_PARAMETER } from "../windows/ddof-parameter";
import { stddev, stddevPython } from "../windows/stddev";

export const stddevNode: NodeDefinition = {
  name: "stddev",
  displayName: "Standard deviation",
  description: "Standard deviation of the source over the last bars. TA-Lib: STDDEV.",
  nodeType: "INDICATOR",
  category: "VOLATILITY",
  version: "1.0.0",
  parameters: { period: periodParameter(20, "Period", 2), ddof: DDOF_PARAMETER, source: SOURCE_PARAMETER },
  rules: [],
  columns: [],
  inputs: [SOURCE_PORT],
  outputs: [valuePort("Standard deviation, in the source's unit.")],
  warmUp: (params) => numberOf(params, "period") - 1,
  explain: (params, { source }) => `the ${numberOf(params, "period")}-bar standard deviation of ${source}`,
  evaluate: ({ inputs, params }) => ({
    value: stddev(inputs.source!, numberOf(params, "period"), numberOf(params, "ddof")),
  }),
  python: stddevPython,
};
