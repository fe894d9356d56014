import { entryOrExitNode } from "./entry-or-exit-node";

export const entryShortNode = entryOrExitNode({
  name: "entry_short",
  displayName: "Enter short",
  description: "Sell short on the bar after one on which the condition holds.",
  phrase: (condition) => `sell short when ${condition}`,
});
