import type { Bars } from "../series/bars";
import { INSUFFICIENCIES } from "./check-data";
import { type ConditionGroup, reasonCodesOf } from "./condition-group";
import type { BuiltInStrategy, EvaluationOptions, Strategy } from "./strategy";

const NO_VALUES = new Float64Array();
const NO_BARS: Bars = {
  dates: [],
  open: NO_VALUES,
  high: NO_VALUES,
  low: NO_VALUES,
  close: NO_VALUES,
  volume: NO_VALUES,
};

/**
 * The reasons and metrics of a strategy, taken from its own code: a judgement of no bars has all conditions, and all
 * metrics as null.
 */
export function possibleOutcomes(
  { parameters, defaultMinScore, evaluate }: Pick<Strategy, "parameters" | "defaultMinScore" | "evaluate">,
  judge: (bars: Bars, options: EvaluationOptions) => { readonly groups: readonly ConditionGroup[] },
): Pick<BuiltInStrategy, "reasonCodes" | "metricKeys"> {
  const options: EvaluationOptions = {
    parameters: Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter.default])),
    minScore: defaultMinScore,
    benchmark: null,
    asOf: "1970-01-01",
  };
  return {
    reasonCodes: [...reasonCodesOf(judge(NO_BARS, options).groups), ...INSUFFICIENCIES],
    metricKeys: Object.keys(evaluate(NO_BARS, options).metrics),
  };
}
