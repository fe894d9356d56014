import { type ParameterSchema, type Parameters, stringOf } from "../../nodes/parameters";
import type { PythonFunction } from "../../nodes/python-function";
import type { Series } from "../../series/series";
import { ema, emaPython } from "./ema";
import { rma, rmaPython } from "./rma";
import { sma, smaPython } from "./sma";
import { wma, wmaPython } from "./wma";

/** Moving averages that a band or an oscillator can be based on; the first value of each is at bar `period - 1`. */
const AVERAGES = { sma, ema, wma, rma } as const;

export type AverageKind = keyof typeof AVERAGES;

/** Moving average of the given kind, in the source's unit. First value at bar `period - 1`. */
export function chosenAverage(source: Series, kind: AverageKind, period: number): Series {
  return AVERAGES[kind](source, period);
}

export function averageKindOf(params: Parameters): AverageKind {
  return stringOf(params, "average") as AverageKind;
}

export function averageParameter(kind: AverageKind): ParameterSchema {
  return {
    type: "string",
    title: "Average type",
    description: "Type of moving average: sma (simple), ema (exponential), wma (weighted) or rma (Wilder's).",
    enum: Object.keys(AVERAGES),
    default: kind,
  };
}

export const chosenAveragePython: PythonFunction = {
  name: "chosen_average",
  uses: [smaPython, emaPython, wmaPython, rmaPython],
  source: `
def chosen_average(source, average, period):
    """Moving average of the given kind: sma, ema, wma or rma."""
    if average == "sma":
        return sma(source, period)
    if average == "ema":
        return ema(source, period)
    if average == "wma":
        return wma(source, period)
    return rma(source, period)
`,
};
