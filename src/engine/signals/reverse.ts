import { entryOrExitNode } from "./entry-or-exit-node";

export const reverseNode = entryOrExitNode({
  name: "reverse",
  displayName: "Reverse position",
  description: "Reverses the open position, long to short or short to long, on the bar after the condition is true.",
  phrase: (condition) => `reverse the position when ${condition}`,
});
