import type { NodeDefinition } from "../../nodes/node-definition";
import { fallingNode } from "./falling";
import { regimeNode } from "./regime";
import { risingNode } from "./rising";

/** Conditions on the direction of a series. */
export const trendConditionNodes: readonly NodeDefinition[] = [risingNode, fallingNode, regimeNode];
