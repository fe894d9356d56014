import { formatPrice, type PriceRow } from "../series/price-row";
import type { SampleSeries } from "../series/sample-series";
import type { BarShape } from "./bar-shapes";
import type { SamplingPool } from "./sampling-pool";
import { seededRandom } from "./seeded-random";
import { tradingDays } from "./trading-days";

/** Which series to draw; the same order over the same sources always gives the same bytes. */
export interface SeriesSpec {
  seed: string | number;
  symbol: string;
  /** How many trading days. */
  bars: number;
  /** Last trading day, `YYYY-MM-DD`; without it, the last day that every source has reached. */
  endDate?: string | undefined;
}

/** Mean length of a block in trading days: a month, long enough to keep a calm or a nervous market together. */
const MEAN_BLOCK_DAYS = 20;
/** No drawn price is below this, so four decimals always show its moves and no series fades to zero. */
const MIN_PRICE = 1;

/**
 * Draws one series from one of the sources by the stationary bootstrap (Politis and Romano 1994, "The Stationary
 * Bootstrap", Journal of the American Statistical Association 89, 1303-1313): blocks of consecutive bars that begin
 * anywhere, have geometric lengths and run from the last bar on to the first.
 *
 * Daily closes multiply up by their gross returns, which is the sum of log returns without Math.log and Math.exp: their
 * last digits are left to the platform, and here every digit must be the same everywhere.
 */
export function drawSeries(pool: SamplingPool, { seed, symbol, bars, endDate }: SeriesSpec): SampleSeries {
  const days = tradingDays(pool.calendar, bars, endDate ?? pool.lastSharedDate);
  const random = seededRandom(JSON.stringify([String(seed), symbol]));
  const shapes = pool.shapes[Math.floor(random() * pool.shapes.length)]!;
  // Skewed towards cheap and thinly traded, as a real universe is: medians of some 100 dollars and 4 million shares.
  const startPrice = 8 + 392 * random() ** 2;
  const usualVolume = 200_000 + 30_000_000 * random() ** 3;

  const drawn = stationaryBlocks(shapes, bars, random);
  const scale = Math.max(startPrice, MIN_PRICE / lowestMultiple(drawn));
  let before = scale;
  const rows = drawn.map((shape, at): PriceRow => {
    const price = (ratio: number | null) => (ratio === null ? null : formatPrice(before * ratio));
    const [open, high, low] = [price(shape.open), price(shape.high), price(shape.low)];
    const volume = shape.volume === null ? null : Math.round(usualVolume * shape.volume);
    before *= shape.close;
    return { symbol, date: days[at]!, open, high, low, close: formatPrice(before), volume };
  });
  return { symbol, dataSource: `bootstrap:${seed}`, rows };
}

/** A new block begins with probability 1/mean at every bar, which is what makes its length geometric. */
function stationaryBlocks(shapes: readonly BarShape[], count: number, random: () => number): BarShape[] {
  let at = Math.floor(random() * shapes.length);
  return Array.from({ length: count }, () => {
    const shape = shapes[at]!;
    at = random() < 1 / MEAN_BLOCK_DAYS ? Math.floor(random() * shapes.length) : (at + 1) % shapes.length;
    return shape;
  });
}

/** The lowest price of the path, as a multiple of the price it starts from. */
function lowestMultiple(shapes: readonly BarShape[]): number {
  let before = 1;
  let lowest = 1;
  for (const { low, close } of shapes) {
    lowest = Math.min(lowest, before * (low ?? close), before * close);
    before *= close;
  }
  return lowest;
}
