import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PARAMETER, SOURCE_PORT, valuePort } from "../../nodes/source-port";
import { type Series, unknownSeries } from "../../series/series";
import { checkPeriod } from "../windows/check-period";

/** The bell that weighs the bars: where its top is in the window, 0 oldest to 1 newest, and how narrow it is. */
export interface Bell {
  readonly offset: number;
  readonly sigma: number;
}

/** Terms of the series and halvings of the argument that make `bellWeight` exact to 13 digits. */
const TERMS = 12;
const HALVINGS = 10;

/**
 * Arnaud Legoux moving average, in the unit of the source: weights on a Gaussian bell. First value at bar `period - 1`.
 * Source: A. Legoux and D. Kouzis-Loukas (2009). Such weights cannot slide along: every bar sums its whole window.
 */
export function alma(source: Series, period: number, { offset, sigma }: Bell): Series {
  checkPeriod(period);
  const result = unknownSeries(source.length);
  const top = offset * (period - 1);
  const width = period / sigma;
  const weights = Float64Array.from({ length: period }, (_, place) => bellWeight((place - top) / width));
  let weight = 0;
  for (const part of weights) weight += part;
  for (let bar = period - 1; bar < source.length; bar++) {
    const value = source[bar]!;
    // Distances from the newest value: a flat window averages to its own value to the last bit.
    let distance = 0;
    for (let place = 0; place < period; place++) {
      distance += weights[place]! * (source[bar - period + 1 + place]! - value);
    }
    const mean = value + distance / weight;
    if (Number.isFinite(mean)) result[bar] = mean;
  }
  return result;
}

/** e to the power of minus half the distance squared, of operations alone that are the same everywhere to the last bit. */
function bellWeight(distance: number): number {
  const part = (distance * distance) / -2 / 2 ** HALVINGS;
  let weight = 1;
  for (let term = TERMS; term > 0; term--) weight = 1 + (part * weight) / term;
  for (let halving = 0; halving < HALVINGS; halving++) weight *= weight;
  return weight;
}

const bellWeightPython: PythonFunction = {
  name: "bell_weight",
  uses: [],
  source: `
def bell_weight(distance):
    """e to the power of minus half the distance squared, the same on every machine."""
    part = distance * distance / -2 / ${2 ** HALVINGS}
    weight = 1.0
    for term in range(${TERMS}, 0, -1):
        weight = 1 + part * weight / term
    for halving in range(${HALVINGS}):
        weight *= weight
    return weight
`,
};

const almaPython: PythonFunction = {
  name: "alma",
  uses: [bellWeightPython],
  source: `
def alma(source, period, offset, sigma):
    """Arnaud Legoux moving average: weights on a Gaussian bell."""
    result = [nan] * len(source)
    top = offset * (period - 1)
    width = period / sigma
    weights = [bell_weight((place - top) / width) for place in range(period)]
    weight = 0.0
    for part in weights:
        weight += part
    for bar in range(period - 1, len(source)):
        value = source[bar]
        # Distances from the newest value: a flat window averages to its own value.
        distance = 0.0
        for place in range(period):
            distance += weights[place] * (source[bar - period + 1 + place] - value)
        mean = value + distance / weight
        if isfinite(mean):
            result[bar] = mean
    return result
`,
};

export const almaNode: NodeDefinition = {
  name: "alma",
  displayName: "Arnaud Legoux moving average",
  description: "Average with weights on a Gaussian bell whose top lies near the newest bars: smooth, with little lag.",
  nodeType: "INDICATOR",
  category: "MOVING_AVERAGE",
  version: "1.0.0",
  parameters: {
    period: {
      type: "integer",
      title: "Period",
      description: "Period in bars; every bar costs one step a bar of the period, hence the low maximum.",
      minimum: 1,
      maximum: 250,
      default: 9,
    },
    offset: {
      type: "number",
      title: "Offset",
      description: "Where the top of the bell is, a share of the window: 0 the oldest bar, 1 the newest.",
      minimum: 0,
      maximum: 1,
      default: 0.85,
    },
    sigma: {
      type: "number",
      title: "Sigma",
      description: "How narrow the bell is, in standard deviations that the window is wide.",
      minimum: 0.5,
      maximum: 20,
      default: 6,
    },
    source: SOURCE_PARAMETER,
  },
  rules: [],
  columns: [],
  inputs: [SOURCE_PORT],
  outputs: [valuePort("The average, in the unit of the source.")],
  warmUp: (params) => numberOf(params, "period") - 1,
  explain: (params, { source }) => `the ${numberOf(params, "period")}-bar Arnaud Legoux moving average of ${source}`,
  evaluate: ({ inputs, params }) => ({
    value: alma(inputs.source!, numberOf(params, "period"), {
      offset: numberOf(params, "offset"),
      sigma: numberOf(params, "sigma"),
    }),
  }),
  python: almaPython,
};
