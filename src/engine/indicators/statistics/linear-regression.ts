import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import type { PythonFunction } from "../../nodes/python-function";
import { SOURCE_PARAMETER, SOURCE_PORT, valuePort } from "../../nodes/source-port";
import type { Series } from "../../series/series";
import { arcTangent, arcTangentPython } from "../math/arc-tangent";
import { sma, smaPython } from "../moving-average/sma";
import { coMoment, coMomentPython } from "../windows/co-moment";
import { sumOfSquares, sumOfSquaresPython } from "../windows/sum-of-squares";

export interface LinearRegression {
  /** Value of the line on the current bar, in the source's unit. */
  readonly value: Series;
  /** In the source's unit per bar. */
  readonly slope: Series;
  /** Angle of the slope, in degrees. */
  readonly angle: Series;
  /** Coefficient of determination, 0 to 1; 0 where the source is constant. */
  readonly r2: Series;
}

/**
 * Least-squares line through the last `period` bars (at least 2). First values at bar `period - 1`.
 * Source: TA-Lib LINEARREG, LINEARREG_SLOPE and LINEARREG_ANGLE; `r2` is the square of TA-Lib's CORREL with time.
 */
export function linearRegression(source: Series, period: number): LinearRegression {
  const time = source.map((_, bar) => bar);
  const timeSquares = (period * (period * period - 1)) / 12;
  const slope = coMoment(time, source, period).map((products) => products / timeSquares);
  const mean = sma(source, period);
  return {
    value: slope.map((rise, bar) => mean[bar]! + (rise * (period - 1)) / 2),
    slope,
    angle: slope.map((rise) => (arcTangent(rise) * 180) / Math.PI),
    r2: sumOfSquares(source, period).map((squares, bar) => {
      if (squares === 0) return 0;
      const explained = (slope[bar]! * slope[bar]! * timeSquares) / squares;
      return Math.min(explained, 1);
    }),
  };
}

const linearRegressionPython: PythonFunction = {
  name: "linear_regression",
  uses: [arcTangentPython, coMomentPython, smaPython, sumOfSquaresPython],
  source: `
def linear_regression(source, period):
    """Least-squares line: its last value, slope per bar, angle in degrees, and R squared."""
    time = [float(bar) for bar in range(len(source))]
    time_squares = period * (period * period - 1) / 12
    slopes = [products / time_squares for products in co_moment(time, source, period)]
    values = []
    for mean, slope in zip(sma(source, period), slopes):
        values.append(mean + slope * (period - 1) / 2)
    angles = [arc_tangent(slope) * 180 / pi for slope in slopes]
    shares = []
    for slope, squares in zip(slopes, sum_of_squares(source, period)):
        explained = 0.0 if squares == 0 else slope * slope * time_squares / squares
        shares.append(1.0 if explained > 1 else explained)
    return values, slopes, angles, shares
`,
};

export const linearRegressionNode: NodeDefinition = {
  name: "linear_regression",
  displayName: "Linear regression",
  description: "Least-squares regression line of the last bars. TA-Lib: LINEARREG, LINEARREG_SLOPE, LINEARREG_ANGLE.",
  nodeType: "INDICATOR",
  category: "STATISTICS",
  version: "1.0.0",
  parameters: { period: periodParameter(14, "Period", 2), source: SOURCE_PARAMETER },
  rules: [],
  columns: [],
  inputs: [SOURCE_PORT],
  outputs: [
    valuePort("Value of the line on the current bar, in the source's unit."),
    { name: "slope", type: "SERIES", description: "Slope of the line, in the source's unit per bar." },
    { name: "angle", type: "SERIES", description: "Angle of the slope in degrees, -90 to 90." },
    {
      name: "r2",
      type: "SERIES",
      description: "Coefficient of determination (R²), 0 to 1; 0 where the source is constant.",
    },
  ],
  warmUp: (params) => numberOf(params, "period") - 1,
  explain: (params, { source }) => `the ${numberOf(params, "period")}-bar linear regression of ${source}`,
  evaluate: ({ inputs, params }) => ({ ...linearRegression(inputs.source!, numberOf(params, "period")) }),
  python: linearRegressionPython,
};
