import { passThroughNode } from "../amounts/pass-through-node";
import { percentOfClose } from "../amounts/percent-of-close";
import { numberOf } from "../nodes/parameters";

export const breakEvenStopNode = passThroughNode({
  name: "break_even_stop",
  displayName: "Break-even stop",
  description: "Once the price has gone far enough in favour of the position, stop at the price of entry.",
  nodeType: "STOP_LOSS",
  category: "BREAK_EVEN",
  amounts: [
    {
      name: "trigger",
      type: "SERIES",
      description:
        "Distance that the price has to go in favour of the position, from the close of the bar of entry and in the " +
        "prices' currency, before the stop is there; there is none until then.",
    },
  ],
  explain: (params) => `stop at the price of entry once ${numberOf(params, "percent")} % ahead`,
  ...percentOfClose("trigger", 5),
});
