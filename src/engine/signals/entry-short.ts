import { entryOrExitNode } from "./entry-or-exit-node";

export const entryShortNode = entryOrExitNode({
  name: "entry_short",
  displayName: "Enter short",
  description: "Opens a short position on the bar after the condition is true.",
  phrase: (condition) => `sell short when ${condition}`,
});
