import type { NodeDefinition } from "../../nodes/node-definition";
import { barsSinceNode } from "./bars-since";
import { sessionFilterNode } from "./session-filter";
import { timeFilterNode } from "./time-filter";

/** Conditions on the calendar and on the number of elapsed bars. */
export const timeConditionNodes: readonly NodeDefinition[] = [barsSinceNode, timeFilterNode, sessionFilterNode];
