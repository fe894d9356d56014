import { entryOrExitNode } from "./entry-or-exit-node";

export const exitLongNode = entryOrExitNode({
  name: "exit_long",
  displayName: "Exit long",
  description: "Closes the long position on the bar after the condition is true.",
  phrase: (condition) => `sell when ${condition}`,
});
