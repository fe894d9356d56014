import type { Bars } from "../src/engine/series/bars";

const MS_PER_DAY = 86_400_000;

/** Bars of one symbol on a random walk; the same seed produces the same bars on every machine. */
export function randomBars(seed: number, length: number): Bars {
  const random = randomNumbers(seed);
  const dates = Array.from({ length }, (_, bar) => new Date(bar * MS_PER_DAY).toISOString().slice(0, 10));
  const [open, high, low, close, volume] = Array.from({ length: 5 }, () => new Float64Array(length)) as Columns;
  let price = 20 + 180 * random();
  for (let bar = 0; bar < length; bar++) {
    open[bar] = price * (1 + 0.01 * (random() - 0.5));
    close[bar] = price * (1 + 0.04 * (random() - 0.4995));
    high[bar] = Math.max(open[bar]!, close[bar]!) * (1 + 0.01 * random());
    low[bar] = Math.min(open[bar]!, close[bar]!) * (1 - 0.01 * random());
    volume[bar] = Math.floor(1e6 * (0.5 + random()));
    price = close[bar]!;
  }
  return { dates, open, high, low, close, volume };
}

type Columns = [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];

/** A generator of numbers from 0 to below 1 (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
