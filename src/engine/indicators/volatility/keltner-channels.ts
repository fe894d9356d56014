import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PARAMETER, SOURCE_PORT } from "../../nodes/source-port";
import { HLC_COLUMNS, type HlcColumns, hlcColumnsOf } from "../../series/hlc-columns";
import type { Series } from "../../series/series";
import {
  type AverageKind,
  averageKindOf,
  averageParameter,
  chosenAverage,
  chosenAveragePython,
} from "../moving-average/chosen-average";
import { atr, atrPython } from "./atr";
import { CHANNEL_PORTS, type Channel } from "./price-channel";

export interface KeltnerSettings {
  readonly period: number;
  readonly atrPeriod: number;
  /** Distance of the upper and lower band from the middle band, as a multiple of the ATR. */
  readonly multiplier: number;
  readonly average: AverageKind;
}

/**
 * Keltner Channels, in the price currency: a moving average of the source and bands at a multiple of the ATR. First
 * values at bar `max(period - 1, atrPeriod)`. Source: L. Raschke's version of C. Keltner's channels, as on TradingView.
 */
export function keltnerChannels(source: Series, columns: HlcColumns, settings: KeltnerSettings): Channel {
  const distance = atr(columns, settings.atrPeriod).map((range) => settings.multiplier * range);
  const average = chosenAverage(source, settings.average, settings.period);
  // All three bands start on the same bar.
  const middle = average.map((mean, bar) => (Number.isNaN(distance[bar]) ? Number.NaN : mean));
  return {
    upper: middle.map((mean, bar) => mean + distance[bar]!),
    middle,
    lower: middle.map((mean, bar) => mean - distance[bar]!),
  };
}

const keltnerChannelsPython: PythonFunction = {
  name: "keltner_channels",
  uses: [atrPython, chosenAveragePython],
  source: `
def keltner_channels(source, high, low, close, period, atr_period, multiplier, average):
    """Keltner Channels: a moving average with bands at a multiple of the ATR."""
    reach = [multiplier * size for size in atr(high, low, close, atr_period)]
    means = chosen_average(source, average, period)
    middle = [nan if isnan(size) else mean for mean, size in zip(means, reach)]
    upper = [mean + size for mean, size in zip(middle, reach)]
    lower = [mean - size for mean, size in zip(middle, reach)]
    return upper, middle, lower
`,
};

export const keltnerChannelsNode: NodeDefinition = {
  name: "keltner_channels",
  displayName: "Keltner Channels",
  description: "Moving average with bands a multiple of the average true range above and below.",
  nodeType: "INDICATOR",
  category: "VOLATILITY",
  version: "1.0.0",
  parameters: {
    period: periodParameter(20),
    atr_period: periodParameter(10, "ATR period"),
    multiplier: {
      type: "number",
      title: "Multiplier",
      description: "Distance of the upper and lower band from the middle band, as a multiple of the ATR.",
      minimum: 0.1,
      maximum: 20,
      default: 2,
    },
    average: averageParameter("ema"),
    source: SOURCE_PARAMETER,
  },
  rules: [],
  columns: HLC_COLUMNS,
  inputs: [SOURCE_PORT],
  outputs: CHANNEL_PORTS,
  warmUp: (params) => Math.max(numberOf(params, "period") - 1, numberOf(params, "atr_period")),
  explain: (params, { source }) => {
    const settings = ["period", "atr_period", "multiplier"].map((name) => numberOf(params, name)).join(", ");
    return `the Keltner Channels (${settings}) of ${source}`;
  },
  evaluate: ({ columns, inputs, params }) => ({
    ...keltnerChannels(inputs.source!, hlcColumnsOf(columns), {
      period: numberOf(params, "period"),
      atrPeriod: numberOf(params, "atr_period"),
      multiplier: numberOf(params, "multiplier"),
      average: averageKindOf(params),
    }),
  }),
  python: keltnerChannelsPython,
};
