import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf, type ParameterRule, type ParameterSchemas, type Parameters } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PARAMETER, SOURCE_PORT, valuePort } from "../../nodes/source-port";
import type { Series } from "../../series/series";

/** What sets one average of a source apart from the others. */
export interface AverageTexts {
  readonly name: string;
  readonly displayName: string;
  /** What it is called in a sentence; without it the display name with a small first letter. */
  readonly phrase?: string;
  readonly description: string;
  /** Default of the parameter `period`, in bars. */
  readonly period: number;
  readonly minimumPeriod?: number;
  /** Parameters beside `period` and `source`. */
  readonly parameters?: ParameterSchemas;
  readonly rules?: readonly ParameterRule[];
  warmUp(period: number): number;
  compute(source: Series, period: number, params: Parameters): Series;
  readonly python: PythonFunction;
}

/** A node of one average over the last bars of a source. */
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
    outputs: [valuePort("The average, in the unit of the source.")],
    warmUp: (params) => texts.warmUp(numberOf(params, "period")),
    explain: (params, { source }) => `the ${numberOf(params, "period")}-bar ${phrase} of ${source}`,
    evaluate: ({ inputs, params }) => ({ value: texts.compute(inputs.source!, numberOf(params, "period"), params) }),
    python: texts.python,
  };
}
