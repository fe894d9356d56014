/** A day compared with the days before it. */
export interface DayChange {
  /** Close divided by the previous close. */
  readonly close: number;
  /** Open divided by the previous close; null if there is no open. */
  readonly open: number | null;
  /** Volume divided by the mean volume of the days before; null if unknown. */
  readonly volume: number | null;
}

interface Split {
  /** New shares to old ones, such as `2:1`. */
  readonly name: string;
  /** Price after the split divided by the price before it. */
  readonly ratio: number;
}

const splitsOf = (pairs: readonly (readonly [number, number])[]): Split[] =>
  pairs.flatMap(([fresh, old]) => [
    { name: `${fresh}:${old}`, ratio: old / fresh },
    { name: `${old}:${fresh}`, ratio: fresh / old },
  ]);

/** Ratios of which no ordinary day comes near, with their reverse splits. */
const LARGE_SPLITS = splitsOf([2, 3, 4, 5, 6, 7, 8, 10, 15, 20, 25, 50, 100].map((fresh) => [fresh, 1]));
/** On the day of a split the price also moves as on any other day: Tesla rose by 12.6 % on the day of its 5:1 split. */
const LARGE_SPLIT_MOVE = 0.15;

/**
 * Ratios as small as a crash. 4:3 is not among them: Meta opened 24.5 % lower on 27 October 2022, a quarter within 1 %.
 */
const SMALL_SPLITS = splitsOf([
  [3, 2],
  [5, 4],
]);
/** Maximum distance of the open from a small ratio. A split is effective at the open, a crash seldom opens on a ratio. */
const SMALL_SPLIT_GAP = 0.01;
/** Maximum distance of the close from a small ratio: the move of an ordinary day. */
const SMALL_SPLIT_MOVE = 0.05;
/**
 * Maximum volume on the day of a small split, as a multiple of the mean: the split itself makes it 1.25 or 1.5. Facebook
 * opened 19.6 % lower on 26 July 2018, as after 5:4, with several times its mean volume.
 */
const SMALL_SPLIT_VOLUME = 3;

/**
 * The split that would explain the change of a day, as new shares to old ones; null if none does. From 2:1 and 1:2 on,
 * open and close may be 15 % off the ratio. The ratio nearest to the open counts; without an open, the one nearest to
 * the close, which includes the day's move and may turn 5:1 into 4:1. The small ratios 3:2, 5:4, 2:3 and 4:5 need an open on the ratio and an otherwise ordinary
 * day.
 */
export function suspectSplit(day: DayChange): string | null {
  const small = SMALL_SPLITS.filter(({ ratio }) => explainsSmall(day, ratio));
  const large = LARGE_SPLITS.filter(({ ratio }) => explainsLarge(day, ratio));
  const distance = ({ ratio }: Split) => Math.abs(Math.log((day.open ?? day.close) / ratio));
  const [nearest] = [...small, ...large].sort((one, other) => distance(one) - distance(other));
  return nearest?.name ?? null;
}

function explainsLarge({ open, close }: DayChange, ratio: number): boolean {
  return isNear(close, ratio, LARGE_SPLIT_MOVE) && (open === null || isNear(open, ratio, LARGE_SPLIT_MOVE));
}

function explainsSmall({ open, close, volume }: DayChange, ratio: number): boolean {
  if (open === null || !isNear(open, ratio, SMALL_SPLIT_GAP)) return false;
  return isNear(close, ratio, SMALL_SPLIT_MOVE) && (volume === null || volume <= SMALL_SPLIT_VOLUME);
}

function isNear(change: number, ratio: number, tolerance: number): boolean {
  return Math.abs(change / ratio - 1) <= tolerance;
}
