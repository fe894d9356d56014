import type { ParameterSchema } from "./parameters";

/** Longest window a node takes: ten years of trading days. */
export const MAX_PERIOD = 2520;

/** Schema of a window in bars. */
export function periodParameter(bars: number, title = "Period", minimum = 1): ParameterSchema {
  return {
    type: "integer",
    title,
    description: `${title} in bars.`,
    minimum,
    maximum: MAX_PERIOD,
    default: bars,
  };
}
