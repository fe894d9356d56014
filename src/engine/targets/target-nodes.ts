import type { NodeDefinition } from "../nodes/node-definition";
import { atrTargetNode } from "./atr-target";
import { fixedPercentTargetNode } from "./fixed-percent-target";
import { riskMultipleTargetNode } from "./risk-multiple-target";
import { scaleOutTargetNode } from "./scale-out-target";
import { timeTargetNode } from "./time-target";
import { trailingTargetNode } from "./trailing-target";

export const targetNodes: readonly NodeDefinition[] = [
  fixedPercentTargetNode,
  riskMultipleTargetNode,
  atrTargetNode,
  trailingTargetNode,
  scaleOutTargetNode,
  timeTargetNode,
];
