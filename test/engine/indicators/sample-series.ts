/** The same numbers every time from the same seed: a linear congruential generator, 0 to 1. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Prices that wander around 100; `gaps` is the share of missing values. */
export function wanderingPrices(seed: number, length: number, gaps = 0): Float64Array {
  const random = randomNumbers(seed);
  let price = 100;
  return Float64Array.from({ length }, () => {
    price *= 1 + (random() - 0.5) * 0.06;
    return random() < gaps ? Number.NaN : price;
  });
}

/**
 * The mean of four prices of a share that trades within one tick after a fall to a tenth: it stays the same but for its
 * rounding, which is less than what the higher prices leave behind in a sum.
 */
export function fallenToOneTick(length: number): Float64Array {
  return Float64Array.from({ length }, (_, bar) => {
    const [bid, ask] = bar < 25 ? [30.3, 30.4] : [3.03, 3.04];
    return bar % 3 === 0 ? (bid + ask + bid + ask) / 4 : (ask + ask + bid + bid) / 4;
  });
}

/** Rounded for comparison with numbers written by hand; NaN stays what it is. */
export function rounded(series: Float64Array, decimals = 6): number[] {
  return [...series].map((value) => Number(value.toFixed(decimals)));
}
