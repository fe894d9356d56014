import { NPM_INDICATORS, type PlainBars } from "./npm-indicators";

/** The library of those compared that has every indicator of the flow, and is the fastest with them. */
const LIBRARY = "@ixjb94/indicators";

/** What the flow of twenty-node-flow.ts tells of each bar. */
interface ByHand {
  /** The first bar that is told of. */
  readonly from: number;
  readonly buy: boolean[];
  readonly sell: boolean[];
  readonly size: number[];
  readonly stop: number[];
}

const RISK = 0.01;
const STOP_IN_RANGES = 2;

/**
 * The 20-node flow as one writes it for oneself: its indicators from the library, then one loop for the conditions, the
 * signals, the size and the stop, from the first bar on which every line is known. A line of the library is as much
 * shorter than the bars as its warm-up is long.
 */
export function flowByHand(bars: PlainBars): ByHand {
  const { length } = bars.close;
  const ask = <Line>(name: string, of: PlainBars = bars): Line => NPM_INDICATORS[name]![LIBRARY]!(of) as Line;
  const late = (line: readonly number[]) => length - line.length;
  const short = ask<number[]>("sma20");
  const long = ask<number[]>("sma60");
  const balance = ask<number[]>("obv");
  const usual = ask<number[]>("ema20", { ...bars, close: balance });
  const strength = ask<number[]>("rsi14");
  const [, place] = ask<[number[], number[]]>("stochastic");
  const channel = ask<number[]>("cci20");
  const smoothed = ask<number[]>("wma20", { ...bars, close: channel });
  const [momentum, momentumSignal] = ask<[number[], number[]]>("macd");
  const [lower] = ask<[number[]]>("bollinger");
  const range = ask<number[]>("atr14");
  const lines = [
    short,
    long,
    balance,
    usual,
    strength,
    place,
    channel,
    smoothed,
    momentum,
    momentumSignal,
    lower,
    range,
  ];
  const [s, l, b, u, r, p, c, w, m, ms, lo, ra] = lines.map(late) as Lateness;
  const found: ByHand = {
    from: Math.max(s, l, b, u, r, p, c, w, m, ms, lo, ra) + 1,
    buy: [],
    sell: [],
    size: [],
    stop: [],
  };
  for (let bar = found.from; bar < length; bar++) {
    const isRising = short[bar - s]! > long[bar - l]!;
    const isBought = balance[bar - b]! > usual[bar - u]!;
    const isStrong = strength[bar - r]! > place[bar - p]!;
    const turns = channel[bar - c]! > smoothed[bar - w]! && channel[bar - c - 1]! <= smoothed[bar - w - 1]!;
    const fades =
      momentum[bar - m]! < momentumSignal[bar - ms]! && momentum[bar - m - 1]! >= momentumSignal[bar - ms - 1]!;
    found.buy.push(isRising && isBought && isStrong && turns);
    found.sell.push(fades);
    found.size.push(Math.min(RISK / ((STOP_IN_RANGES * range[bar - ra]!) / bars.close[bar]!), 1));
    found.stop.push(lower[bar - lo]!);
  }
  return found;
}

type Lateness = [number, number, number, number, number, number, number, number, number, number, number, number];
