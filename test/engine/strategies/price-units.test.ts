import { builtInStrategies } from "../../../src/engine/built-in-strategies";
import type { Bars } from "../../../src/engine/series/bars";
import { resolveParameters } from "../../../src/engine/strategies/resolve-parameters";
import type { Strategy } from "../../../src/engine/strategies/strategy";
import { randomNumbers, wanderingPrices } from "../indicators/sample-series";
import { barsOf } from "./synthetic-bars";

/** A power of two, so that scaling changes no digit of a binary fraction: a price of 100 becomes about 0.0000001. */
const UNIT = 2 ** -30;
/** Metrics in the currency of the price. All others must not depend on it. */
const PRICES = new Set([
  ...["close", "sma10", "sma50", "sma150", "sma200", "macd", "macd_signal", "macd_hist", "atr14", "anchored_vwap"],
  "suggested_stop",
  "slope_200",
]);

function inUnits(bars: Bars, unit: number): Bars {
  const scaled = (column: Float64Array) => column.map((price) => price * unit);
  return {
    ...bars,
    open: scaled(bars.open),
    high: scaled(bars.high),
    low: scaled(bars.low),
    close: scaled(bars.close),
  };
}

function evaluate(strategy: Strategy, bars: Bars) {
  const resolved = resolveParameters(strategy, undefined);
  if (!resolved.ok) throw new Error("The defaults must be valid");
  const asOf = bars.dates.at(-1)!;
  const { defaultMinScore: minScore } = strategy;
  return strategy.evaluate(bars, { parameters: resolved.parameters, minScore, benchmark: null, asOf });
}

test.each(builtInStrategies)("$code evaluates a coin of a ten-millionth of a dollar like a share", (strategy) => {
  for (let seed = 1; seed <= 20; seed++) {
    const random = randomNumbers(seed);
    const close = [...wanderingPrices(seed, 300)];
    const bars = barsOf(close, { volume: close.map(() => Math.floor(random() * 1e7)) });
    const { metrics: dear, ...verdict } = evaluate(strategy, bars);
    const { metrics: cheap, ...sameVerdict } = evaluate(strategy, inUnits(bars, UNIT));
    expect(sameVerdict).toEqual(verdict);
    for (const [name, value] of Object.entries(dear)) {
      if (!PRICES.has(name) || value === null) expect([name, cheap[name]]).toEqual([name, value]);
      else expect(Math.abs((cheap[name] as number) / UNIT / (value as number) - 1)).toBeLessThan(1e-10);
    }
  }
});
