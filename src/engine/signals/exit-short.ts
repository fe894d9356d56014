import { entryOrExitNode } from "./entry-or-exit-node";

export const exitShortNode = entryOrExitNode({
  name: "exit_short",
  displayName: "Exit short",
  description: "Closes the short position on the bar after the condition is true.",
  phrase: (condition) => `buy to cover when ${condition}`,
});
