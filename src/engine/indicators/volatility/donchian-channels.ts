import type { NodeDefinition } from "../../nodes/node-definition";
import { booleanOf, numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import type { Series } from "../../series/series";
import { previous, previousPython } from "../math/previous";
import { highest, highestPython, lowest, lowestPython } from "../windows/highest-lowest";
import { CHANNEL_PORTS, type Channel } from "./price-channel";

/**
 * Donchian Channels, in the price currency: highest high and lowest low of `period` bars and their midpoint.
 * Without the current bar (`includeCurrent` false), a close above the upper band is a breakout.
 * First values at bar `period - 1`, one bar later without the current bar. Source: R. Donchian; pandas-ta donchian.
 */
export function donchianChannels(high: Series, low: Series, period: number, includeCurrent: boolean): Channel {
  const tops = highest(high, period);
  const bottoms = lowest(low, period);
  const upper = includeCurrent ? tops : previous(tops, 1);
  const lower = includeCurrent ? bottoms : previous(bottoms, 1);
  return { upper, middle: upper.map((top, bar) => (top + lower[bar]!) / 2), lower };
}

const donchianChannelsPython: PythonFunction = {
  name: "donchian_channels",
  uses: [highestPython, lowestPython, previousPython],
  source: `
def donchian_channels(high, low, period, include_current):
    """Donchian Channels: highest high, midpoint and lowest low of \`period\` bars."""
    upper = highest(high, period)
    lower = lowest(low, period)
    if not include_current:
        upper = previous(upper, 1)
        lower = previous(lower, 1)
    return upper, [(top + bottom) / 2 for top, bottom in zip(upper, lower)], lower
`,
};

export const donchianChannelsNode: NodeDefinition = {
  name: "donchian_channels",
  displayName: "Donchian Channels",
  description: "Highest high and lowest low of the last bars and their midpoint, used by the Turtles for breakouts.",
  nodeType: "INDICATOR",
  category: "VOLATILITY",
  version: "1.0.0",
  parameters: {
    period: periodParameter(20),
    include_current: {
      type: "boolean",
      title: "Include current bar",
      description: "Whether the channel includes the current bar. If not, a close can break out of the channel.",
      default: true,
    },
  },
  rules: [],
  columns: ["high", "low"],
  inputs: [],
  outputs: CHANNEL_PORTS,
  warmUp: (params) => numberOf(params, "period") - (booleanOf(params, "include_current") ? 1 : 0),
  explain: (params) => {
    const suffix = booleanOf(params, "include_current") ? "" : " of the previous bars";
    return `the ${numberOf(params, "period")}-bar Donchian Channels${suffix}`;
  },
  evaluate: ({ columns, params }) => ({
    ...donchianChannels(
      columns.column("high"),
      columns.column("low"),
      numberOf(params, "period"),
      booleanOf(params, "include_current"),
    ),
  }),
  python: donchianChannelsPython,
};
