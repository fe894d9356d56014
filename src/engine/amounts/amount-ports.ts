import type { Port } from "../nodes/node-definition";

/** Position size as a fraction of equity. */
export const WEIGHT_PORT: Port = {
  name: "weight",
  type: "SERIES",
  description: "Position size for an entry at the close of the bar, as a fraction of equity: 1 is 100 %.",
};

/** Distance of a fixed stop. */
export const STOP_DISTANCE_PORT: Port = {
  name: "distance",
  type: "SERIES",
  description:
    "Distance of the stop from the close of the entry bar, in the price currency: below it for a long position, " +
    "above it for a short position.",
};

/** Distance of a trailing stop. */
export const TRAILING_DISTANCE_PORT: Port = {
  name: "distance",
  type: "SERIES",
  description:
    "Distance of the stop from the close of each bar, in the price currency. The stop of a long position is the " +
    "highest value of close minus distance since entry, of a short position the lowest value of close plus distance.",
};

/** Distance of a profit target. */
export const TARGET_DISTANCE_PORT: Port = {
  name: "distance",
  type: "SERIES",
  description:
    "Distance of the target from the close of the entry bar, in the price currency: above it for a long position, " +
    "below it for a short position.",
};

/** Holding period. */
export const BARS_PORT: Port = {
  name: "bars",
  type: "SERIES",
  description: "Number of bars after the entry bar at whose close the position is closed.",
};
