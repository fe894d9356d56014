/** One processed ticker, as an executor reports it. */
export interface Entry {
  readonly ticker: string;
  readonly passed: boolean;
  readonly score: number;
  readonly classification: string;
  readonly processingTimeMs: number;
  readonly reasons: readonly string[];
  readonly metrics: Readonly<Record<string, number>>;
}

const CLASSIFICATIONS = ["Strong Buy", "Buy", "Watch"] as const;

/** The next batch of a run: new tickers with reasons and ten metrics each. */
export function syntheticBatch(size: number, from: number): Entry[] {
  return Array.from({ length: size }, (_, index) => syntheticEntry(from + index));
}

function syntheticEntry(n: number): Entry {
  const price = 20 + (n % 977) / 7;
  return {
    ticker: `T${n}`,
    passed: n % 3 === 0,
    score: (n % 15) / 2,
    classification: CLASSIFICATIONS[n % 3] as string,
    processingTimeMs: n % 40,
    reasons: n % 3 === 0 ? [] : ["close_below_sma_200", "volume_below_average"],
    metrics: {
      close: price,
      sma_50: price * 0.97,
      sma_200: price * 0.91,
      rsi_14: 30 + (n % 41),
      macd: (n % 19) / 8 - 1,
      macd_signal: (n % 17) / 8 - 1,
      atr_14: price * 0.021,
      volume: 1_000_000 + n,
      volume_ratio: 0.5 + (n % 23) / 10,
      distance_percent: (n % 31) / 3 - 5,
    },
  };
}

/** Writes batches for the specified number of seconds; returns the entries per second. */
export async function entriesPerSecond(
  size: number,
  seconds: number,
  write: (entries: readonly Entry[], from: number) => Promise<void>,
): Promise<number> {
  const start = performance.now();
  let written = 0;
  while (performance.now() - start < seconds * 1000) {
    await write(syntheticBatch(size, written + 1), written + 1);
    written += size;
  }
  return written / ((performance.now() - start) / 1000);
}
