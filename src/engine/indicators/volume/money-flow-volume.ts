import type { PythonFunction } from "../../nodes/python-function";
import type { HlcvColumns } from "../../series/hlcv-columns";
import type { Series } from "../../series/series";

/**
 * Volume in shares, taken as bought in full where the close is the high, as sold in full where it is the low, and in
 * proportion between; 0 where high and low are the same. First value at bar 0. Source: M. Chaikin; inside TA-Lib AD.
 */
export function moneyFlowVolume({ high, low, close, volume }: HlcvColumns): Series {
  return close.map((price, bar) => {
    const reach = high[bar]! - low[bar]!;
    if (!Number.isFinite(reach + price + volume[bar]!)) return Number.NaN;
    return reach > 0 ? ((price - low[bar]! - (high[bar]! - price)) / reach) * volume[bar]! : 0;
  });
}

export const moneyFlowVolumePython: PythonFunction = {
  name: "money_flow_volume",
  uses: [],
  source: `
def money_flow_volume(high, low, close, volume):
    """Volume, taken as bought where the close is the high and as sold where it is the low."""
    result = [nan] * len(close)
    for bar, price in enumerate(close):
        reach = high[bar] - low[bar]
        if isfinite(reach + price + volume[bar]):
            balance = price - low[bar] - (high[bar] - price)
            result[bar] = balance / reach * volume[bar] if reach > 0 else 0.0
    return result
`,
};
