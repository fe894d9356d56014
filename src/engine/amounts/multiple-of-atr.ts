import { atr, atrPython } from "../indicators/volatility/atr";
import { numberOf } from "../nodes/parameters";
import { periodParameter } from "../nodes/period-parameter";
import { HLC_COLUMNS, hlcColumnsOf } from "../series/hlc-columns";
import { multipleOf, multipleOfPython } from "./multiple-of";
import { multipleParameter } from "./multiple-parameter";
import type { PassThroughParts } from "./pass-through-node";

const ATR_PERIOD = periodParameter(14, "ATR period", 1, "Period of the average true range in bars.");

/** Parameters and evaluation of a node whose `distance` is a multiple of the ATR. */
export function multipleOfAtr(
  multiple: number,
): Pick<PassThroughParts, "parameters" | "columns" | "warmUp" | "evaluate" | "python"> {
  return {
    parameters: { multiple: multipleParameter(multiple, "the average true range (ATR)"), period: ATR_PERIOD },
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
