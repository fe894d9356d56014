import type { NodeDefinition } from "../nodes/node-definition";
import { betweenNode } from "./comparison/between";
import { equalsNode } from "./comparison/equals";
import { greaterOrEqualNode } from "./comparison/greater-or-equal";
import { greaterThanNode } from "./comparison/greater-than";
import { lessOrEqualNode } from "./comparison/less-or-equal";
import { lessThanNode } from "./comparison/less-than";
import { crossesAboveNode } from "./crossing/crosses-above";
import { crossesBelowNode } from "./crossing/crosses-below";
import { andNode } from "./logic/and";
import { consecutiveNode } from "./logic/consecutive";
import { nOfMNode } from "./logic/n-of-m";
import { notNode } from "./logic/not";
import { orNode } from "./logic/or";
import { barsSinceNode } from "./time/bars-since";
import { sessionFilterNode } from "./time/session-filter";
import { timeFilterNode } from "./time/time-filter";
import { fallingNode } from "./trend/falling";
import { regimeNode } from "./trend/regime";
import { risingNode } from "./trend/rising";

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
