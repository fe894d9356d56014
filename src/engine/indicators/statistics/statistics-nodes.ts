import type { NodeDefinition } from "../../nodes/node-definition";
import { betaNode } from "./beta";
import { correlationNode } from "./correlation";
import { highestNode, lowestNode } from "./highest-lowest-nodes";
import { linearRegressionNode } from "./linear-regression";
import { percentRankNode } from "./percent-rank";
import { varianceNode } from "./variance-node";
import { zscoreNode } from "./zscore";

/** Statistics over a window of bars. */
export const statisticsNodes: readonly NodeDefinition[] = [
  varianceNode,
  linearRegressionNode,
  highestNode,
  lowestNode,
  zscoreNode,
  percentRankNode,
  correlationNode,
  betaNode,
];
