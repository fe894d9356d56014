import type { NodeDefinition } from "../nodes/node-definition";
import { andNode } from "./and";
import { barsSinceNode } from "./bars-since";
import { betweenNode } from "./between";
import { consecutiveNode } from "./consecutive";
import { crossesAboveNode } from "./crosses-above";
import { crossesBelowNode } from "./crosses-below";
import { equalsNode } from "./equals";
import { fallingNode } from "./falling";
import { greaterOrEqualNode } from "./greater-or-equal";
import { greaterThanNode } from "./greater-than";
import { lessOrEqualNode } from "./less-or-equal";
import { lessThanNode } from "./less-than";
import { nOfMNode } from "./n-of-m";
import { notNode } from "./not";
import { orNode } from "./or";
import { regimeNode } from "./regime";
import { risingNode } from "./rising";
import { sessionFilterNode } from "./session-filter";
import { timeFilterNode } from "./time-filter";

export const conditionNodes: readonly NodeDefinition[] = [
  crossesAboveNode,
  crossesBelowNode,
  greaterThanNode,
  greaterOrEqualNode,
  lessThanNode,
  lessOrEqualNode,
  equalsNode,
  betweenNode,
  risingNode,
  fallingNode,
  andNode,
  orNode,
  notNode,
  nOfMNode,
  consecutiveNode,
  barsSinceNode,
  timeFilterNode,
  sessionFilterNode,
  regimeNode,
];
