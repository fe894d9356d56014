import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import { HLC_COLUMNS, type HlcColumns, hlcColumnsOf } from "../../series/hlc-columns";
import { type Series, unknownSeries } from "../../series/series";
import { checkPeriod } from "../windows/check-period";
import { adxPython } from "./adx-python";

/** Smaller smoothed ranges and movements count as zero, as in TA-Lib. */
const EPSILON = 1e-14;

/** Three lines from 0 to 100. */
export interface Adx {
  readonly adx: Series;
  readonly plusDi: Series;
  readonly minusDi: Series;
}

/**
 * Average directional index and its two directional indicators. First values of the indicators at bar `period`, of the
 * index at bar `2 * period - 1`. Incomplete bars are skipped. Source: Wilder (1978); TA-Lib ADX, PLUS_DI and MINUS_DI,
 * which seed their sums with `period - 1` moves and smooth from the next one on. Without movement the index keeps its
 * value.
 */
export function adx({ high, low, close }: HlcColumns, period: number): Adx {
  checkPeriod(period);
  const result = {
    adx: unknownSeries(close.length),
    plusDi: unknownSeries(close.length),
    minusDi: unknownSeries(close.length),
  };
  let before = -1;
  let moves = 0;
  let plus = 0;
  let minus = 0;
  let range = 0;
  let index = 0;
  for (let bar = 0; bar < close.length; bar++) {
    if (!Number.isFinite(high[bar]! + low[bar]! + close[bar]!)) continue;
    const last = before;
    before = bar;
    if (last < 0) continue;
    moves += 1;
    const up = high[bar]! - high[last]!;
    const down = low[last]! - low[bar]!;
    const kept = moves < period ? 1 : 1 - 1 / period;
    plus = plus * kept + (up > down && up > 0 ? up : 0);
    minus = minus * kept + (down > up && down > 0 ? down : 0);
    // The difference first: added to a large price, a small range would lose its digits.
    range = range * kept + (Math.max(high[bar]!, close[last]!) - Math.min(low[bar]!, close[last]!));
    if (moves < period) continue;
    const plusDi = range < EPSILON ? 0 : (100 * plus) / range;
    const minusDi = range < EPSILON ? 0 : (100 * minus) / range;
    const movement = plusDi + minusDi;
    const isMoving = movement >= EPSILON;
    const direction = isMoving ? (100 * Math.abs(plusDi - minusDi)) / movement : 0;
    result.plusDi[bar] = plusDi;
    result.minusDi[bar] = minusDi;
    if (moves < 2 * period) index += direction / period;
    else if (isMoving) index += (direction - index) / period;
    if (moves >= 2 * period - 1) result.adx[bar] = index;
  }
  return result;
}

export const adxNode: NodeDefinition = {
  name: "adx",
  displayName: "Average directional index",
  description:
    "Strength of a trend regardless of its direction, with the directional indicators. TA-Lib: ADX, PLUS_DI, MINUS_DI.",
  nodeType: "INDICATOR",
  category: "TREND",
  version: "1.0.0",
  parameters: { period: periodParameter(14, "Period", 2) },
  rules: [],
  columns: HLC_COLUMNS,
  inputs: [],
  outputs: [
    { name: "adx", type: "SERIES", description: "Average directional index: strength of the trend, 0 to 100." },
    { name: "plus_di", type: "SERIES", description: "Plus directional indicator (+DI), 0 to 100." },
    { name: "minus_di", type: "SERIES", description: "Minus directional indicator (-DI), 0 to 100." },
  ],
  warmUp: (params) => 2 * numberOf(params, "period") - 1,
  earlierOutputs: (params) => ({ plus_di: numberOf(params, "period"), minus_di: numberOf(params, "period") }),
  explain: (params) => `the ${numberOf(params, "period")}-bar average directional index`,
  evaluate: ({ columns, params }) => {
    const { adx: index, plusDi, minusDi } = adx(hlcColumnsOf(columns), numberOf(params, "period"));
    return { adx: index, plus_di: plusDi, minus_di: minusDi };
  },
  python: adxPython,
};
