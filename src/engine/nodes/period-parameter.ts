import type { ParameterSchema } from "./parameters";

/** Maximum period of a node: ten years of trading days. */
export const MAX_PERIOD = 2520;

/** Schema of a number of bars. */
export function periodParameter(
  bars: number,
  title = "Period",
  minimum = 1,
  description = title === "Period" ? "Number of bars in the calculation." : `${title} in bars.`,
): ParameterSchema {
  return { type: "integer", title, description, minimum, maximum: MAX_PERIOD, default: bars };
}
