import { type ParameterSchema, type Parameters, stringOf } from "../../nodes/parameters";
import type { PythonFunction } from "../../nodes/python-function";
import type { Series } from "../../series/series";
import { ema, emaPython } from "./ema";
import { rma, rmaPython } from "./rma";
import { sma, smaPython } from "./sma";
import { wma, wmaPython } from "./wma";

/** Averages that a band or an oscillator can be built on; all start at bar `period - 1`. */
const AVERAGES = { sma, ema, wma, rma } as const;

export type AverageKind = keyof typeof AVERAGES;

/** The average of that kind, in the unit of the source. First value at bar `period - 1`. */
export function chosenAverage(source: Series, kind: AverageKind, period: number): Series {
  return AVERAGES[kind](source, period);
}

export function averageKindOf(params: Parameters): AverageKind {
  return stringOf(params, "average") as AverageKind;
}

export function averageParameter(kind: AverageKind): ParameterSchema {
  return {
    type: "string",
    title: "Average",
    description: "Kind of moving average: sma simple, ema exponential, wma weighted, rma Wilder's.",
    enum: Object.keys(AVERAGES),
    default: kind,
  };
}

export const chosenAveragePython: PythonFunction = {
  name: "chosen_average",
  uses: [smaPython, emaPython, wmaPython, rmaPython],
  source: `
def chosen_average(source, average, period):
    """The moving average of that kind."""
    if average == "sma":
        return sma(source, period)
    if average == "ema":
        return ema(source, period)
    if average == "wma":
        return wma(source, period)
    return rma(source, period)
`,
};
