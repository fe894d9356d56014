import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf, type ParameterRule, type ParameterSchemas, type Parameters } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PARAMETER, SOURCE_PORT, valuePort } from "../../nodes/source-port";
import type { Series } from "../../series/series";

/** What distinguishes one moving average from the others. */
export interface AverageTexts {
  readonly name: string;
  readonly displayName: string;
  /** Name within a sentence; by default the display name with a lower-case first letter. */
  readonly phrase?: string;
  readonly description: string;
  /** Default of the parameter `period`, in bars. */
  readonly period: number;
  readonly minimumPeriod?: number;
  /** Parameters other than `period` and `source`. */
  readonly parameters?: ParameterSchemas;
  readonly rules?: readonly ParameterRule[];
  warmUp(period: number): number;
  compute(source: Series, period: number, params: Parameters): Series;
  readonly python: PythonFunction;
}

/** A node for a moving average of a source. */
export function averageNode(texts: AverageTexts): NodeDefinition {
  const phrase = texts.phrase ?? texts.displayName[0]!.toLowerCase() + texts.displayName.slice(1);
  return {
    name: texts.name,
    displayName: texts.displayName,
    description: texts.description,
    nodeType: "INDICATOR",
    category: "MOVING_AVERAGE",
    version: "1.0.0",
    parameters: {
      period: periodParameter(texts.period, "Period", texts.minimumPeriod),
      ...texts.parameters,
      source: SOURCE_PARAMETER,
    },
    rules: texts.rules ?? [],
    columns: [],
    inputs: [SOURCE_PORT],
    outputs: [valuePort("Moving average, in the source's unit.")],
    warmUp: (params) => texts.warmUp(numberOf(params, "period")),
    explain: (params, { source }) => `the ${numberOf(params, "period")}-bar ${phrase} of ${source}`,
    evaluate: ({ inputs, params }) => ({ value: texts.compute(inputs.source!, numberOf(params, "period"), params) }),
    python: texts.python,
  };
}
