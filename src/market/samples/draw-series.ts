import { formatPrice, type PriceRow } from "../series/price-row";
import type { SampleSeries } from "../series/sample-series";
import type { BarShape } from "./bar-shapes";
import type { SamplingPool } from "./sampling-pool";
import { seededRandom } from "./seeded-random";
import { tradingDays } from "./trading-days";

/** Which series to draw. The same spec over the same sources always yields the same bytes. */
export interface SeriesSpec {
  seed: string | number;
  symbol: string;
  /** Number of trading days. */
  bars: number;
  /** Last trading day, `YYYY-MM-DD`; defaults to the last day that all sources have reached. */
  endDate?: string | undefined;
}

/** Mean block length, one month of trading days: long enough to preserve calm and volatile periods. */
const MEAN_BLOCK_DAYS = 20;
/** Lower bound of all drawn prices, so that four decimals show every move and no series approaches zero. */
const MIN_PRICE = 1;

/**
 * Draws a synthetic series from one of the sources by the stationary bootstrap (Politis and Romano 1994, "The
 * Stationary Bootstrap", Journal of the American Statistical Association 89, 1303-1313): blocks of consecutive bars
 * with random starts and geometric lengths, which wrap around from the last bar to the first. Throws a RangeError if
 * the calendar of the sources has fewer than `bars` days up to `endDate`, or ends before it.
 *
 * Closes are products of gross returns rather than exponentials of summed log returns: the last digits of Math.log and
 * Math.exp depend on the platform, and the series must be identical on all of them.
 */
export function drawSeries(pool: SamplingPool, { seed, symbol, bars, endDate }: SeriesSpec): SampleSeries {
  const days = tradingDays(pool.calendar, bars, endDate ?? pool.lastSharedDate);
  const random = seededRandom(JSON.stringify([String(seed), symbol]));
  const shapes = pool.shapes[Math.floor(random() * pool.shapes.length)]!;
  // Skewed towards low prices and volumes, as in real markets: medians of about 100 dollars and 4 million shares.
  const startPrice = 8 + 392 * random() ** 2;
  const meanVolume = 200_000 + 30_000_000 * random() ** 3;

  const drawn = stationaryBlocks(shapes, bars, random);
  const scale = Math.max(startPrice, MIN_PRICE / lowestMultiple(drawn));
  let before = scale;
  const rows = drawn.map((shape, at): PriceRow => {
    const price = (ratio: number | null) => (ratio === null ? null : formatPrice(before * ratio));
    const [open, high, low] = [price(shape.open), price(shape.high), price(shape.low)];
    const volume = shape.volume === null ? null : Math.round(meanVolume * shape.volume);
    before *= shape.close;
    return { symbol, date: days[at]!, open, high, low, close: formatPrice(before), volume };
  });
  return { symbol, dataSource: `bootstrap:${seed}`, rows };
}

/** At every bar a new block starts with probability 1/mean, which makes block lengths geometric. */
function stationaryBlocks(shapes: readonly BarShape[], count: number, random: () => number): BarShape[] {
  let at = Math.floor(random() * shapes.length);
  return Array.from({ length: count }, () => {
    const shape = shapes[at]!;
    at = random() < 1 / MEAN_BLOCK_DAYS ? Math.floor(random() * shapes.length) : (at + 1) % shapes.length;
    return shape;
  });
}

/** The lowest price of the path as a multiple of its starting price. */
function lowestMultiple(shapes: readonly BarShape[]): number {
  let before = 1;
  let lowest = 1;
  for (const { low, close } of shapes) {
    lowest = Math.min(lowest, before * (low ?? close), before * close);
    before *= close;
  }
  return lowest;
}
