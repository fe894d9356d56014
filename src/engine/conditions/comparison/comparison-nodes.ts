import type { NodeDefinition } from "../../nodes/node-definition";
import { betweenNode } from "./between";
import { equalsNode } from "./equals";
import { greaterOrEqualNode } from "./greater-or-equal";
import { greaterThanNode } from "./greater-than";
import { lessOrEqualNode } from "./less-or-equal";
import { lessThanNode } from "./less-than";

/** Conditions that compare two series. */
export const comparisonNodes: readonly NodeDefinition[] = [
  greaterThanNode,
  greaterOrEqualNode,
  lessThanNode,
  lessOrEqualNode,
  equalsNode,
  betweenNode,
];
