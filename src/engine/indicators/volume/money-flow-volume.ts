import type { PythonFunction } from "../../nodes/python-function";
import type { HlcvColumns } from "../../series/hlcv-columns";
import type { Series } from "../../series/series";

/**
 * Money flow volume, in shares: the volume times a multiplier that ranges from 1 (close at the high) to -1 (close at
 * the low); 0 where high and low are equal. First value at bar 0. Source: M. Chaikin; part of TA-Lib AD.
 */
export function moneyFlowVolume({ high, low, close, volume }: HlcvColumns): Series {
  return close.map((price, bar) => {
    const range = high[bar]! - low[bar]!;
    if (!Number.isFinite(range + price + volume[bar]!)) return Number.NaN;
    return range > 0 ? ((price - low[bar]! - (high[bar]! - price)) / range) * volume[bar]! : 0;
  });
}

export const moneyFlowVolumePython: PythonFunction = {
  name: "money_flow_volume",
  uses: [],
  source: `
def money_flow_volume(high, low, close, volume):
    """Volume times a multiplier from 1 (close at the high) to -1 (close at the low)."""
    result = [nan] * len(close)
    for bar, price in enumerate(close):
        reach = high[bar] - low[bar]
        if isfinite(reach + price + volume[bar]):
            balance = price - low[bar] - (high[bar] - price)
            result[bar] = balance / reach * volume[bar] if reach > 0 else 0.0
    return result
`,
};
