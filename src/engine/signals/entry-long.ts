import { entryOrExitNode } from "./entry-or-exit-node";

export const entryLongNode = entryOrExitNode({
  name: "entry_long",
  displayName: "Enter long",
  description: "Opens a long position on the bar after the condition is true.",
  phrase: (condition) => `buy when ${condition}`,
});
