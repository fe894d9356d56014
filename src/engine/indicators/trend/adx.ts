import type { NodeDefinition } from "../../nodes/node-definition";
import { numberOf } from "../../nodes/parameters";
import { periodParameter } from "../../nodes/period-parameter";
import { HLC_COLUMNS, type HlcColumns, hlcColumnsOf } from "../../series/hlc-columns";
import { type Series, unknownSeries } from "../../series/series";
import { checkPeriod } from "../windows/check-period";
import { adxPython } from "./adx-python";

/** Smoothed ranges and movements smaller than this count as none, as in TA-Lib. */
const NONE = 1e-14;

/** Three lines from 0 to 100. */
export interface Adx {
  readonly adx: Series;
  readonly plusDi: Series;
  readonly minusDi: Series;
}

/**
 * Average directional index with the directional indicators that it is made of. The indicators start at bar `period`, the
 * index at bar `2 * period - 1`. A bar that is not whole is passed over. Source: Wilder (1978); TA-Lib ADX, PLUS_DI and
 * MINUS_DI, which start their sums with `period - 1` moves and smooth in the next; without movement the index stays.
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
    range = range * kept + Math.max(high[bar]!, close[last]!) - Math.min(low[bar]!, close[last]!);
    if (moves < period) continue;
    const plusDi = range < NONE ? 0 : (100 * plus) / range;
    const minusDi = range < NONE ? 0 : (100 * minus) / range;
    const movement = plusDi + minusDi;
    const isMoving = movement >= NONE;
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
    "Strength of a trend whatever its direction, with both directional indicators. TA-Lib: ADX, PLUS_DI, MINUS_DI.",
  nodeType: "INDICATOR",
  category: "TREND",
  version: "1.0.0",
  parameters: { period: periodParameter(14, "Period", 2) },
  rules: [],
  columns: HLC_COLUMNS,
  inputs: [],
  outputs: [
    { name: "adx", type: "SERIES", description: "Strength of the trend, 0 to 100." },
    { name: "plus_di", type: "SERIES", description: "Share of upward movement in the range, 0 to 100." },
    { name: "minus_di", type: "SERIES", description: "Share of downward movement in the range, 0 to 100." },
  ],
  warmUp: (params) => 2 * numberOf(params, "period") - 1,
  explain: (params) => `the ${numberOf(params, "period")}-bar average directional index`,
  evaluate: ({ columns, params }) => {
    const { adx: index, plusDi, minusDi } = adx(hlcColumnsOf(columns), numberOf(params, "period"));
    return { adx: index, plus_di: plusDi, minus_di: minusDi };
  },
  python: adxPython,
};
