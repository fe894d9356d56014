import type { NodeDefinition } from "../nodes/node-definition";
import { atrStopNode } from "./atr-stop";
import { breakEvenStopNode } from "./break-even-stop";
import { fixedPercentStopNode } from "./fixed-percent-stop";
import { fixedPriceStopNode } from "./fixed-price-stop";
import { indicatorStopNode } from "./indicator-stop";
import { timeStopNode } from "./time-stop";
import { trailingAtrStopNode } from "./trailing-atr-stop";
import { trailingPercentStopNode } from "./trailing-percent-stop";

export const stopNodes: readonly NodeDefinition[] = [
  fixedPercentStopNode,
  fixedPriceStopNode,
  atrStopNode,
  trailingPercentStopNode,
  trailingAtrStopNode,
  breakEvenStopNode,
  timeStopNode,
  indicatorStopNode,
];
