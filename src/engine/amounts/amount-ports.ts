import type { Port } from "../nodes/node-definition";

/** Share of equity that an entry takes. */
export const WEIGHT_PORT: Port = {
  name: "weight",
  type: "SERIES",
  description: "Share of equity for an entry at the close of the bar: 1 is all of it.",
};

/** How far the stop is. */
export const STOP_DISTANCE_PORT: Port = {
  name: "distance",
  type: "SERIES",
  description:
    "Distance of the stop from the close of the bar of entry, in the prices' currency: below it for a long position, " +
    "above it for a short one.",
};

/** How far a stop is that follows the price. */
export const TRAILING_DISTANCE_PORT: Port = {
  name: "distance",
  type: "SERIES",
  description:
    "Distance of the stop from the close of each bar, in the prices' currency. A long position's stop is the highest " +
    "close less distance since entry, a short one's the lowest close plus distance.",
};

/** How far the target is. */
export const TARGET_DISTANCE_PORT: Port = {
  name: "distance",
  type: "SERIES",
  description:
    "Distance of the target from the close of the bar of entry, in the prices' currency: above it for a long " +
    "position, below it for a short one.",
};

/** When time is up. */
export const BARS_PORT: Port = {
  name: "bars",
  type: "SERIES",
  description: "Bars after the bar of entry at whose close the position is given up.",
};
