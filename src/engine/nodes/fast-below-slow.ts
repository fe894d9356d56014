import { numberOf, type ParameterRule, type ParameterSchemas } from "./parameters";
import { periodParameter } from "./period-parameter";

/** The parameters of two averages that are compared. */
export function fastAndSlowParameters(fast: number, slow: number): ParameterSchemas {
  return { fast_period: periodParameter(fast, "Fast period"), slow_period: periodParameter(slow, "Slow period", 2) };
}

export const FAST_BELOW_SLOW: ParameterRule = {
  parameters: ["fast_period", "slow_period"],
  holds: (params) => numberOf(params, "fast_period") < numberOf(params, "slow_period"),
  message: "fast_period must be below slow_period",
};
