import { risingOrFallingNode } from "./rising-or-falling-node";

export const risingNode = risingOrFallingNode({
  name: "rising",
  displayName: "Rising",
  adjective: "above",
  operator: ">",
  isStep: (now, before) => now > before,
});
