import { passThroughNode } from "../amounts/pass-through-node";
import { percentOfClose } from "../amounts/percent-of-close";
import { numberOf } from "../nodes/parameters";

export const breakEvenStopNode = passThroughNode({
  name: "break_even_stop",
  displayName: "Break-even stop",
  description: "Moves the stop to the entry price once the position is ahead by a given percentage.",
  nodeType: "STOP_LOSS",
  category: "BREAK_EVEN",
  amounts: [
    {
      name: "trigger",
      type: "SERIES",
      description:
        "Distance that the price must move in favour of the position, from the close of the entry bar and in the " +
        "price currency, before the stop becomes active.",
    },
  ],
  explain: (params) => `move the stop to break-even after a gain of ${numberOf(params, "percent")} %`,
  ...percentOfClose("trigger", 5),
});
