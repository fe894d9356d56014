/** Pseudorandom numbers in [0, 1), the same for the same seed: a linear congruential generator. */
export function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A random walk of prices around 100; `gaps` is the fraction of missing values. */
export function wanderingPrices(seed: number, length: number, gaps = 0): Float64Array {
  const random = randomNumbers(seed);
  let price = 100;
  return Float64Array.from({ length }, () => {
    price *= 1 + (random() - 0.5) * 0.06;
    return random() < gaps ? Number.NaN : price;
  });
}

/**
 * The mean of four prices of a share that falls to a tenth and then trades within one tick. The mean is constant except
 * for rounding, and that rounding is smaller than the error that the earlier, higher prices leave in a running sum.
 */
export function fallenToOneTick(length: number): Float64Array {
  return Float64Array.from({ length }, (_, bar) => {
    const [bid, ask] = bar < 25 ? [30.3, 30.4] : [3.03, 3.04];
    return bar % 3 === 0 ? (bid + ask + bid + ask) / 4 : (ask + ask + bid + bid) / 4;
  });
}

/** A walk that ends after 60 bars: sums and averages of its moves leave rounding errors on the flat bars. */
export function stoppedPrices(length: number): Float64Array {
  const random = randomNumbers(7);
  let price = 100;
  return Float64Array.from({ length }, (_, bar) => {
    if (bar < 60) price *= 1 + (random() - 0.5) * 0.04;
    return price;
  });
}

/** Rounds a series for comparison with numbers written by hand; NaN is kept. */
export function rounded(series: Float64Array, decimals = 6): number[] {
  return [...series].map((value) => Number(value.toFixed(decimals)));
}
