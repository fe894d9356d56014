import type { Port } from "../../nodes/node-definition";
import type { Series } from "../../series/series";

/** Two lines and their middle, in the prices' currency. */
export interface Channel {
  readonly upper: Series;
  readonly middle: Series;
  readonly lower: Series;
}

export const CHANNEL_PORTS: readonly Port[] = [
  { name: "upper", type: "SERIES", description: "Upper line, in the prices' currency." },
  { name: "middle", type: "SERIES", description: "Middle line, in the prices' currency." },
  { name: "lower", type: "SERIES", description: "Lower line, in the prices' currency." },
];
