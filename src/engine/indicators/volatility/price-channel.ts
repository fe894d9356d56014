import type { Port } from "../../nodes/node-definition";
import type { Series } from "../../series/series";

/** Upper and lower band with a middle band, in the price currency. */
export interface Channel {
  readonly upper: Series;
  readonly middle: Series;
  readonly lower: Series;
}

export const CHANNEL_PORTS: readonly Port[] = [
  { name: "upper", type: "SERIES", description: "Upper band, in the price currency." },
  { name: "middle", type: "SERIES", description: "Middle band, in the price currency." },
  { name: "lower", type: "SERIES", description: "Lower band, in the price currency." },
];
