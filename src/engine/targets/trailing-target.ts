import { multipleOf, multipleOfPython } from "../amounts/multiple-of";
import { passThroughNode } from "../amounts/pass-through-node";
import { percentParameter } from "../amounts/percent-parameter";
import { numberOf } from "../nodes/parameters";

export const trailingTargetNode = passThroughNode({
  name: "trailing_target",
  displayName: "Trailing target",
  description: "Once far enough ahead, follow the best close and take the profit when the price turns.",
  nodeType: "STOP_PROFIT",
  category: "TRAILING",
  parameters: {
    activation_percent: percentParameter(10, "Activation", "the close of the bar of entry", 1000),
    trail_percent: percentParameter(3, "Trail", "the close"),
  },
  columns: ["close"],
  amounts: [
    {
      name: "activation",
      type: "SERIES",
      description:
        "Distance that the price has to go in favour of the position, from the close of the bar of entry and in the " +
        "prices' currency, before it is trailed.",
    },
    {
      name: "trail",
      type: "SERIES",
      description:
        "Distance from the close of each bar, in the prices' currency. A long position is closed at the highest " +
        "close less trail since activation, a short one at the lowest close plus trail.",
    },
  ],
  explain: (params) =>
    `once ${numberOf(params, "activation_percent")} % ahead, take profit ${numberOf(params, "trail_percent")} % ` +
    "behind the best close",
  evaluate: ({ columns, params }) => {
    const close = columns.column("close");
    return {
      activation: multipleOf(close, numberOf(params, "activation_percent") / 100),
      trail: multipleOf(close, numberOf(params, "trail_percent") / 100),
    };
  },
  python: {
    uses: [multipleOfPython],
    lines: [
      "activation = multiple_of(close, activation_percent / 100)",
      "trail = multiple_of(close, trail_percent / 100)",
    ],
  },
});
