import { risingOrFallingNode } from "./rising-or-falling-node";

export const fallingNode = risingOrFallingNode({
  name: "falling",
  displayName: "Falling",
  adjective: "below",
  operator: "<",
  isStep: (now, before) => now < before,
});
