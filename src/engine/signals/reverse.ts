import { entryOrExitNode } from "./entry-or-exit-node";

export const reverseNode = entryOrExitNode({
  name: "reverse",
  displayName: "Reverse",
  description: "Turn long into short and short into long on the bar after one on which the condition holds.",
  phrase: (condition) => `turn the position round when ${condition}`,
});
