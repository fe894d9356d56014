import { NPM_INDICATORS, type PlainBars } from "./npm-indicators";

/** The fastest of the compared libraries that have every indicator of the flow. */
const LIBRARY = "@ixjb94/indicators";

/** The results of the flow in twenty-node-flow.ts, one value per bar. */
interface HandWrittenResults {
  /** The bar of the first value. */
  readonly from: number;
  readonly buy: boolean[];
  readonly sell: boolean[];
  readonly size: number[];
  readonly stop: number[];
}

const RISK = 0.01;
const STOP_IN_ATRS = 2;

/**
 * The 20-node flow written by hand: its indicators from the library, then one loop for the conditions, the signals, the
 * size and the stop, from the first bar on which every indicator has a value. The library omits an indicator's warm-up
 * bars, so its series are shorter than the bars.
 */
export function evaluateByHand(bars: PlainBars): HandWrittenResults {
  const { length } = bars.close;
  const compute = <Result>(name: string, of: PlainBars = bars): Result => NPM_INDICATORS[name]![LIBRARY]!(of) as Result;
  const warmUpOf = (series: readonly number[]) => length - series.length;
  const sma20 = compute<number[]>("sma20");
  const sma60 = compute<number[]>("sma60");
  const obv = compute<number[]>("obv");
  const obvEma = compute<number[]>("ema20", { ...bars, close: obv });
  const rsi = compute<number[]>("rsi14");
  const [, stochasticD] = compute<[number[], number[]]>("stochastic");
  const cci = compute<number[]>("cci20");
  const cciWma = compute<number[]>("wma20", { ...bars, close: cci });
  const [macd, macdSignal] = compute<[number[], number[]]>("macd");
  const [lowerBand] = compute<[number[]]>("bollinger");
  const atr = compute<number[]>("atr14");
  const series = [sma20, sma60, obv, obvEma, rsi, stochasticD, cci, cciWma, macd, macdSignal, lowerBand, atr];
  const [s20, s60, o, oe, r, sd, c, cw, m, ms, lb, a] = series.map(warmUpOf) as WarmUps;
  const results: HandWrittenResults = {
    from: Math.max(s20, s60, o, oe, r, sd, c, cw, m, ms, lb, a) + 1,
    buy: [],
    sell: [],
    size: [],
    stop: [],
  };
  for (let bar = results.from; bar < length; bar++) {
    const isRising = sma20[bar - s20]! > sma60[bar - s60]!;
    const isAccumulating = obv[bar - o]! > obvEma[bar - oe]!;
    const isStrong = rsi[bar - r]! > stochasticD[bar - sd]!;
    const isTurningUp = cci[bar - c]! > cciWma[bar - cw]! && cci[bar - c - 1]! <= cciWma[bar - cw - 1]!;
    const isFading = macd[bar - m]! < macdSignal[bar - ms]! && macd[bar - m - 1]! >= macdSignal[bar - ms - 1]!;
    results.buy.push(isRising && isAccumulating && isStrong && isTurningUp);
    results.sell.push(isFading);
    results.size.push(Math.min(RISK / ((STOP_IN_ATRS * atr[bar - a]!) / bars.close[bar]!), 1));
    results.stop.push(lowerBand[bar - lb]!);
  }
  return results;
}

type WarmUps = [number, number, number, number, number, number, number, number, number, number, number, number];
