import { passThroughNode } from "../amounts/pass-through-node";

export const indicatorStopNode = passThroughNode({
  name: "indicator_stop",
  displayName: "Indicator stop-loss",
  description: "Stop-loss at the value of an indicator, such as a moving average or a channel.",
  nodeType: "STOP_LOSS",
  category: "INDICATOR",
  parameters: {},
  inputs: [{ name: "level", type: "SERIES", required: true, description: "Stop price for each bar." }],
  amounts: [
    {
      name: "level",
      type: "SERIES",
      description:
        "Stop price during the next bar, in the price currency; where it is unknown, the last known price applies.",
    },
  ],
  explain: (_, { level }) => `set a stop loss at ${level}`,
  evaluate: ({ inputs }) => ({ level: inputs.level! }),
  python: { uses: [], lines: [] },
});
