/** One trading day of one symbol, as both sides send it. */
export interface Bar {
  readonly symbol: string;
  readonly date: string;
  readonly open: string;
  readonly high: string;
  readonly low: string;
  readonly close: string;
  readonly volume: number;
}

/** Synthetic bars for `symbols` symbols of `days` days each; the symbols are numbered from `from`. */
export function syntheticPriceBars(symbols: number, days: number, from = 1): Bar[][] {
  return Array.from({ length: symbols }, (_, index) => seriesOf(`P${from + index}`, days));
}

function seriesOf(symbol: string, days: number): Bar[] {
  return Array.from({ length: days }, (_, day) => {
    const price = 20 + ((day * 37 + symbol.length * 101) % 977) / 7;
    return {
      symbol,
      date: new Date(Date.UTC(2000, 0, 3 + day)).toISOString().slice(0, 10),
      open: price.toFixed(4),
      high: (price * 1.02).toFixed(4),
      low: (price * 0.98).toFixed(4),
      close: (price * 1.01).toFixed(4),
      volume: 1_000_000 + day * 17,
    };
  });
}

/** The bars in the text format of COPY. */
export function copyTextOf(bars: readonly Bar[]): string {
  return bars.map((bar) => `${Object.values(bar).join("\t")}\tbench\n`).join("");
}
