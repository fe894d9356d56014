import { passThroughNode } from "../amounts/pass-through-node";

export const indicatorStopNode = passThroughNode({
  name: "indicator_stop",
  displayName: "Indicator stop",
  description: "Give up when the price goes through a line, such as a moving average or a channel.",
  nodeType: "STOP_LOSS",
  category: "INDICATOR",
  parameters: {},
  inputs: [{ name: "level", type: "SERIES", required: true, description: "Price of the stop, bar by bar." }],
  amounts: [
    {
      name: "level",
      type: "SERIES",
      description:
        "Price of the stop during the bar after this one, in the prices' currency; where unknown, the last known one " +
        "holds.",
    },
  ],
  explain: (_, { level }) => `stop at ${level}`,
  evaluate: ({ inputs }) => ({ level: inputs.level! }),
  python: { uses: [], lines: [] },
});
