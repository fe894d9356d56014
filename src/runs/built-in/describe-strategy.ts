import type { BuiltInStrategy } from "../../engine/strategies/strategy";
import { EVALUATION_ERROR, PROCESSING_TIME } from "../execution/progress-entry";
import type { BuiltInStrategy as DescribedStrategy } from "./built-in-strategy.type";

/** A strategy as clients see it: with what a run adds to its evaluations. */
export function describeStrategy({ parameters, evaluate, ...strategy }: BuiltInStrategy): DescribedStrategy {
  return {
    ...strategy,
    parameterSchema: {
      type: "object",
      additionalProperties: false,
      properties: Object.fromEntries(parameters.map(({ name, ...schema }) => [name, schema])),
    },
    classifications: [...strategy.classifications, EVALUATION_ERROR.classification],
    reasonCodes: [...strategy.reasonCodes, ...EVALUATION_ERROR.reasons],
    metricKeys: [...strategy.metricKeys, PROCESSING_TIME],
  };
}
