import { numberOf, type ParameterRule, type ParameterSchemas } from "./parameters";
import { periodParameter } from "./period-parameter";

/** Period parameters of a fast and a slow moving average. */
export function fastAndSlowParameters(fast: number, slow: number): ParameterSchemas {
  return {
    fast_period: periodParameter(fast, "Fast period", 1, "Period of the fast moving average in bars."),
    slow_period: periodParameter(slow, "Slow period", 2, "Period of the slow moving average in bars."),
  };
}

export const FAST_BELOW_SLOW: ParameterRule = {
  parameters: ["fast_period", "slow_period"],
  holds: (params) => numberOf(params, "fast_period") < numberOf(params, "slow_period"),
  message: "fast_period must be below slow_period",
};
