import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf, type ParameterSchema } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PARAMETER, SOURCE_PORT } from "../../nodes/source-port";
import { takeBuffer } from "../../series/scratch-buffers";
import type { Series } from "../../series/series";
import {
  type AverageKind,
  averageKindOf,
  averageParameter,
  chosenAverage,
  chosenAveragePython,
} from "../moving-average/chosen-average";
import { stddevPython } from "../windows/stddev";
import { sumOfSquares } from "../windows/sum-of-squares";

export interface BollingerSettings {
  readonly period: number;
  /** Distance of the bands from the middle band, in standard deviations. */
  readonly deviations: number;
  readonly average: AverageKind;
}

export interface BollingerBands {
  readonly upper: Series;
  readonly middle: Series;
  readonly lower: Series;
  /** %B, the position of the source: 0 on the lower band, 1 on the upper one; unknown where the bands are equal. */
  readonly percent_b: Series;
  /** Distance between the bands in percent of the middle band; unknown where that is 0. */
  readonly bandwidth: Series;
}

/**
 * Bollinger Bands, in the source's unit: a moving average and bands at a multiple of the population standard deviation
 * (ddof 0). First values at bar `period - 1`. Source: J. Bollinger, Bollinger on Bollinger Bands (2001); TA-Lib BBANDS.
 */
export function bollingerBands(source: Series, { period, deviations, average }: BollingerSettings): BollingerBands {
  const middle = chosenAverage(source, average, period);
  const squares = sumOfSquares(source, period);
  const upper = takeBuffer(source.length);
  const lower = takeBuffer(source.length);
  const percentB = takeBuffer(source.length);
  const bandwidth = takeBuffer(source.length);
  for (let bar = 0; bar < source.length; bar++) {
    const mean = middle[bar]!;
    const distance = deviations * Math.sqrt(squares[bar]! / period);
    upper[bar] = mean + distance;
    lower[bar] = mean - distance;
    const width = upper[bar]! - lower[bar]!;
    percentB[bar] = width > 0 ? (source[bar]! - lower[bar]!) / width : Number.NaN;
    bandwidth[bar] = mean === 0 ? Number.NaN : (100 * width) / mean;
  }
  return { upper, middle, lower, percent_b: percentB, bandwidth };
}

const bollingerBandsPython: PythonFunction = {
  name: "bollinger_bands",
  uses: [chosenAveragePython, stddevPython],
  source: `
def bollinger_bands(source, period, std_dev, average):
    """Bollinger Bands: upper, middle and lower band, %B, and bandwidth in percent."""
    middle = chosen_average(source, average, period)
    reach = [std_dev * deviation for deviation in stddev(source, period, 0)]
    upper = [mean + size for mean, size in zip(middle, reach)]
    lower = [mean - size for mean, size in zip(middle, reach)]
    percent_b = [nan] * len(source)
    bandwidth = [nan] * len(source)
    for bar, value in enumerate(source):
        width = upper[bar] - lower[bar]
        if width > 0:
            percent_b[bar] = (value - lower[bar]) / width
        if middle[bar] != 0:
            bandwidth[bar] = 100 * width / middle[bar]
    return upper, middle, lower, percent_b, bandwidth
`,
};

const STD_DEV_PARAMETER: ParameterSchema = {
  type: "number",
  title: "Standard deviations",
  description: "Distance of the upper and lower band from the middle band, in standard deviations.",
  minimum: 0.1,
  maximum: 10,
  default: 2,
};

export const bollingerBandsNode: NodeDefinition = {
  name: "bollinger_bands",
  displayName: "Bollinger Bands",
  description:
    "Moving average with bands a number of (population) standard deviations above and below. TA-Lib: BBANDS.",
  nodeType: "INDICATOR",
  category: "VOLATILITY",
  version: "1.0.0",
  parameters: {
    period: periodParameter(20, "Period", 2),
    std_dev: STD_DEV_PARAMETER,
    average: averageParameter("sma"),
    source: SOURCE_PARAMETER,
  },
  rules: [],
  columns: [],
  inputs: [SOURCE_PORT],
  outputs: [
    { name: "upper", type: "SERIES", description: "Upper band, in the source's unit." },
    { name: "middle", type: "SERIES", description: "Middle band: the moving average." },
    { name: "lower", type: "SERIES", description: "Lower band, in the source's unit." },
    {
      name: "percent_b",
      type: "SERIES",
      description: "%B: position of the source, 0 on the lower band and 1 on the upper.",
    },
    { name: "bandwidth", type: "SERIES", description: "Distance between the bands in percent of the middle band." },
  ],
  warmUp: (params) => numberOf(params, "period") - 1,
  explain: (params, { source }) =>
    `the Bollinger Bands (${numberOf(params, "period")}, ${numberOf(params, "std_dev")}) of ${source}`,
  evaluate: ({ inputs, params }) => ({
    ...bollingerBands(inputs.source!, {
      period: numberOf(params, "period"),
      deviations: numberOf(params, "std_dev"),
      average: averageKindOf(params),
    }),
  }),
  python: bollingerBandsPython,
};
