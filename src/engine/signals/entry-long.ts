import { entryOrExitNode } from "./entry-or-exit-node";

export const entryLongNode = entryOrExitNode({
  name: "entry_long",
  displayName: "Enter long",
  description: "Buy on the bar after one on which the condition holds.",
  phrase: (condition) => `buy when ${condition}`,
});
