import { atr, atrPython } from "../indicators/volatility/atr";
import { numberOf } from "../nodes/parameters";
import { periodParameter } from "../nodes/period-parameter";
import { HLC_COLUMNS, hlcColumnsOf } from "../series/hlc-columns";
import { multipleOf, multipleOfPython } from "./multiple-of";
import { multipleParameter } from "./multiple-parameter";
import type { PassThroughParts } from "./pass-through-node";

/** The computing of a node whose `distance` is a multiple of the average true range. */
export function multipleOfAtr(
  multiple: number,
): Pick<PassThroughParts, "parameters" | "columns" | "warmUp" | "evaluate" | "python"> {
  return {
    parameters: { multiple: multipleParameter(multiple, "the average true range"), period: periodParameter(14) },
    columns: HLC_COLUMNS,
    warmUp: (params) => numberOf(params, "period"),
    evaluate: ({ columns, params }) => ({
      distance: multipleOf(atr(hlcColumnsOf(columns), numberOf(params, "period")), numberOf(params, "multiple")),
    }),
    python: {
      uses: [atrPython, multipleOfPython],
      lines: ["distance = multiple_of(atr(high, low, close, period), multiple)"],
    },
  };
}
