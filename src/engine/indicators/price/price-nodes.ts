import type { NodeDefinition } from "../../nodes/node-definition";
import { heikinAshiNode } from "./heikin-ashi";
import { pivotPointsNode } from "./pivot-points";
import { priceNode } from "./price";

/** Nodes that read or transform the bars themselves. */
export const priceNodes: readonly NodeDefinition[] = [priceNode, heikinAshiNode, pivotPointsNode];
