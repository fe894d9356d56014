import { FAST_BELOW_SLOW, fastAndSlowParameters } from "../../nodes/fast-below-slow";
import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PARAMETER, SOURCE_PORT, valuePort } from "../../nodes/source-port";
import type { Series } from "../../series/series";
import { type AverageKind, averageKindOf, averageParameter } from "../moving-average/chosen-average";

/** Periods in bars of two moving averages of one kind; fast is below slow. */
export interface OscillatorAverages {
  readonly fast: number;
  readonly slow: number;
  readonly average: AverageKind;
}

interface OscillatorTexts {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly output: string;
  readonly phrase: string;
  compute(source: Series, averages: OscillatorAverages): Series;
  readonly python: PythonFunction;
}

/** A node that compares a fast and a slow moving average of a source. */
export function priceOscillatorNode(texts: OscillatorTexts): NodeDefinition {
  return {
    name: texts.name,
    displayName: texts.displayName,
    description: texts.description,
    nodeType: "INDICATOR",
    category: "MOMENTUM",
    version: "1.0.0",
    parameters: { ...fastAndSlowParameters(12, 26), average: averageParameter("sma"), source: SOURCE_PARAMETER },
    rules: [FAST_BELOW_SLOW],
    columns: [],
    inputs: [SOURCE_PORT],
    outputs: [valuePort(texts.output)],
    warmUp: (params) => numberOf(params, "slow_period") - 1,
    explain: (params, { source }) => {
      const periods = `${numberOf(params, "fast_period")}, ${numberOf(params, "slow_period")}`;
      return `the ${texts.phrase} (${periods}, ${averageKindOf(params)}) of ${source}`;
    },
    evaluate: ({ inputs, params }) => ({
      value: texts.compute(inputs.source!, {
        fast: numberOf(params, "fast_period"),
        slow: numberOf(params, "slow_period"),
        average: averageKindOf(params),
      }),
    }),
    python: texts.python,
  };
}
