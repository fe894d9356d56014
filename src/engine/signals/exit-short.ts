import { entryOrExitNode } from "./entry-or-exit-node";

export const exitShortNode = entryOrExitNode({
  name: "exit_short",
  displayName: "Exit short",
  description: "Buy back what was sold short on the bar after one on which the condition holds.",
  phrase: (condition) => `buy back when ${condition}`,
});
