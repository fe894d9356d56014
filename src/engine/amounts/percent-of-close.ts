import { numberOf } from "../nodes/parameters";
import { multipleOf, multipleOfPython } from "./multiple-of";
import type { PassThroughParts } from "./pass-through-node";
import { percentParameter } from "./percent-parameter";

/** Parameters and evaluation of a node whose amount is a distance of `percent` of the close. */
export function percentOfClose(
  amount: string,
  percent: number,
  maximum = 100,
): Pick<PassThroughParts, "parameters" | "columns" | "evaluate" | "python"> {
  return {
    parameters: { percent: percentParameter(percent, "Distance", "the close of the entry bar", maximum) },
    columns: ["close"],
    evaluate: ({ columns, params }) => ({
      [amount]: multipleOf(columns.column("close"), numberOf(params, "percent") / 100),
    }),
    python: { uses: [multipleOfPython], lines: [`${amount} = multiple_of(close, percent / 100)`] },
  };
}
