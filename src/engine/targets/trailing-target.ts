import { multipleOf, multipleOfPython } from "../amounts/multiple-of";
import { passThroughNode } from "../amounts/pass-through-node";
import { percentParameter } from "../amounts/percent-parameter";
import { numberOf } from "../nodes/parameters";

export const trailingTargetNode = passThroughNode({
  name: "trailing_target",
  displayName: "Trailing profit target",
  description: "Trails the best close after a given gain and takes profit when the price retraces.",
  nodeType: "STOP_PROFIT",
  category: "TRAILING",
  parameters: {
    activation_percent: percentParameter(10, "Activation", "the close of the entry bar", 1000),
    trail_percent: percentParameter(3, "Trailing distance", "the close"),
  },
  columns: ["close"],
  amounts: [
    {
      name: "activation",
      type: "SERIES",
      description:
        "Distance that the price must move in favour of the position, from the close of the entry bar and in the " +
        "price currency, before trailing starts.",
    },
    {
      name: "trail",
      type: "SERIES",
      description:
        "Trailing distance from the close of each bar, in the price currency. A long position is closed at the " +
        "highest value of close minus trail since activation, a short position at the lowest value of " +
        "close plus trail.",
    },
  ],
  explain: (params) =>
    `after a gain of ${numberOf(params, "activation_percent")} %, take profit at ` +
    `${numberOf(params, "trail_percent")} % from the best close`,
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
