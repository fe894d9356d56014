import type { NodeDefinition } from "../../nodes/node-definition";
import { booleanOf, numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import type { Series } from "../../series/series";
import { previous, previousPython } from "../math/previous";
import { highest, highestPython, lowest, lowestPython } from "../windows/highest-lowest";
import { CHANNEL_PORTS, type Channel } from "./price-channel";

/**
 * Donchian channels, in the prices' currency: highest high and lowest low of `period` bars and their middle.
 * `includeCurrent` false leaves the bar itself out: a close above the upper line is then a breakout.
 * First values at bar `period - 1`, one later without the bar itself. Source: R. Donchian; pandas-ta donchian.
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
    """Donchian channels: highest high and lowest low of \`period\` bars, and their middle."""
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
  displayName: "Donchian channels",
  description: "Highest high and lowest low of the last bars, and their middle: the Turtles' breakout lines.",
  nodeType: "INDICATOR",
  category: "VOLATILITY",
  version: "1.0.0",
  parameters: {
    period: periodParameter(20),
    include_current: {
      type: "boolean",
      title: "Include current bar",
      description: "Whether the bar itself counts. Without it a close can break out above the upper line.",
      default: true,
    },
  },
  rules: [],
  columns: ["high", "low"],
  inputs: [],
  outputs: CHANNEL_PORTS,
  warmUp: (params) => numberOf(params, "period") - (booleanOf(params, "include_current") ? 1 : 0),
  explain: (params) => {
    const before = booleanOf(params, "include_current") ? "" : " of the bars before";
    return `the ${numberOf(params, "period")}-bar Donchian channels${before}`;
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
