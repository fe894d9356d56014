import type { HlcvColumns } from "../../series/hlcv-columns";
import { type Series, unknownSeries } from "../../series/series";
import { lostInSum } from "../windows/running-sum";

/**
 * Anchored VWAP, in the price currency: the volume-weighted average of the typical price, (high + low + close) / 3,
 * since the anchor bar. First value at the first bar with volume from the anchor on. Source: B. Shannon, Maximum
 * Trading Gains with Anchored VWAP (2023).
 */
export function anchoredVwap({ high, low, close, volume }: HlcvColumns, anchor: number): Series {
  const result = unknownSeries(close.length);
  let turnover = 0;
  let turnoverLost = 0;
  let traded = 0;
  let tradedLost = 0;
  for (let bar = Math.max(anchor, 0); bar < close.length; bar++) {
    const typicalPrice = (high[bar]! + low[bar]! + close[bar]!) / 3;
    const value = typicalPrice * volume[bar]!;
    if (!Number.isFinite(value)) continue;
    turnoverLost += lostInSum(turnover, value);
    turnover += value;
    tradedLost += lostInSum(traded, volume[bar]!);
    traded += volume[bar]!;
    if (traded + tradedLost > 0) result[bar] = (turnover + turnoverLost) / (traded + tradedLost);
  }
  return result;
}
