import { entryOrExitNode } from "./entry-or-exit-node";

export const exitLongNode = entryOrExitNode({
  name: "exit_long",
  displayName: "Exit long",
  description: "Sell what is held on the bar after one on which the condition holds.",
  phrase: (condition) => `sell when ${condition}`,
});
