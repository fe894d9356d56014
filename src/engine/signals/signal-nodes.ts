import type { NodeDefinition } from "../nodes/node-definition";
import { cooldownNode } from "./cooldown";
import { entryLongNode } from "./entry-long";
import { entryShortNode } from "./entry-short";
import { exitLongNode } from "./exit-long";
import { exitShortNode } from "./exit-short";
import { reverseNode } from "./reverse";

export const signalNodes: readonly NodeDefinition[] = [
  entryLongNode,
  exitLongNode,
  entryShortNode,
  exitShortNode,
  reverseNode,
  cooldownNode,
];
