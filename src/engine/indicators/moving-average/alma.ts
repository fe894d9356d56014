import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PARAMETER, SOURCE_PORT, valuePort } from "../../nodes/source-port";
import { type Series, unknownSeries } from "../../series/series";
import { checkPeriod } from "../windows/check-period";

/**
 * The Gaussian that weights the bars: the position of its peak in the window, from 0 (oldest) to 1 (newest), and its
 * width.
 */
export interface Gaussian {
  readonly offset: number;
  readonly sigma: number;
}

/** Terms of the Taylor series and halvings of the argument; with these `gaussianWeight` is accurate to 13 digits. */
const TERMS = 12;
const HALVINGS = 10;

/**
 * Arnaud Legoux moving average with Gaussian weights, in the source's unit. First value at bar `period - 1`. Source: A.
 * Legoux and D. Kouzis-Loukas (2009). There is no incremental update for such weights: every bar sums its whole window.
 */
export function alma(source: Series, period: number, { offset, sigma }: Gaussian): Series {
  checkPeriod(period);
  const result = unknownSeries(source.length);
  const peak = offset * (period - 1);
  const width = period / sigma;
  const weights = Float64Array.from({ length: period }, (_, place) => gaussianWeight((place - peak) / width));
  let weight = 0;
  for (const part of weights) weight += part;
  for (let bar = period - 1; bar < source.length; bar++) {
    const value = source[bar]!;
    // Summing distances from the newest value makes the average of a flat window exactly that value, without rounding.
    let distance = 0;
    for (let place = 0; place < period; place++) {
      distance += weights[place]! * (source[bar - period + 1 + place]! - value);
    }
    const mean = value + distance / weight;
    if (Number.isFinite(mean)) result[bar] = mean;
  }
  return result;
}

/** exp(-distance² / 2), computed with operations that give the same bits on every platform. */
function gaussianWeight(distance: number): number {
  const part = (distance * distance) / -2 / 2 ** HALVINGS;
  let weight = 1;
  for (let term = TERMS; term > 0; term--) weight = 1 + (part * weight) / term;
  for (let halving = 0; halving < HALVINGS; halving++) weight *= weight;
  return weight;
}

const gaussianWeightPython: PythonFunction = {
  name: "bell_weight",
  uses: [],
  source: `
def bell_weight(distance):
    """exp(-distance ** 2 / 2), computed so that every platform agrees."""
    part = distance * distance / -2 / ${2 ** HALVINGS}
    weight = 1.0
    for term in range(${TERMS}, 0, -1):
        weight = 1 + part * weight / term
    for _ in range(${HALVINGS}):
        weight *= weight
    return weight
`,
};

const almaPython: PythonFunction = {
  name: "alma",
  uses: [gaussianWeightPython],
  source: `
def alma(source, period, offset, sigma):
    """Arnaud Legoux moving average: Gaussian weights."""
    result = [nan] * len(source)
    top = offset * (period - 1)
    width = period / sigma
    weights = [bell_weight((place - top) / width) for place in range(period)]
    weight = 0.0
    for part in weights:
        weight += part
    for bar in range(period - 1, len(source)):
        newest = source[bar]
        # Distances from the newest value: the average of a flat window is exactly that value.
        distance = 0.0
        for part, value in zip(weights, source[bar - period + 1 : bar + 1]):
            distance += part * (value - newest)
        mean = newest + distance / weight
        if isfinite(mean):
            result[bar] = mean
    return result
`,
};

export const almaNode: NodeDefinition = {
  name: "alma",
  displayName: "Arnaud Legoux moving average",
  description: "Moving average with Gaussian weights centred near the newest bars: smooth, with little lag.",
  nodeType: "INDICATOR",
  category: "MOVING_AVERAGE",
  version: "1.0.0",
  parameters: {
    period: {
      type: "integer",
      title: "Period",
      description: "Period in bars. The maximum is low because the computing time grows with the period.",
      minimum: 1,
      maximum: 250,
      default: 9,
    },
    offset: {
      type: "number",
      title: "Offset",
      description: "Position of the weights' peak in the window: 0 is the oldest bar, 1 the newest.",
      minimum: 0,
      maximum: 1,
      default: 0.85,
    },
    sigma: {
      type: "number",
      title: "Sigma",
      description: "Width of the window in standard deviations of the weights: a higher value narrows the peak.",
      minimum: 0.5,
      maximum: 20,
      default: 6,
    },
    source: SOURCE_PARAMETER,
  },
  rules: [],
  columns: [],
  inputs: [SOURCE_PORT],
  outputs: [valuePort("Moving average, in the source's unit.")],
  warmUp: (params) => numberOf(params, "period") - 1,
  steps: (params) => numberOf(params, "period") + 10,
  explain: (params, { source }) => `the ${numberOf(params, "period")}-bar Arnaud Legoux moving average of ${source}`,
  evaluate: ({ inputs, params }) => ({
    value: alma(inputs.source!, numberOf(params, "period"), {
      offset: numberOf(params, "offset"),
      sigma: numberOf(params, "sigma"),
    }),
  }),
  python: almaPython,
};
