import type { UndividedDividends } from "./sample-file";

interface AdjustedBar {
  date: string;
  close: number;
  adjustedClose: number;
}

/**
 * What the file's own adjustment (adjusted close / close) must be multiplied by on a date, when it took dividends per old
 * share off prices per new share. Everything on or after the last such ex-date is right, so the answer there is 1.
 *
 * A dividend D lowers all earlier prices by the factor 1 - D/P, P being the close before the ex-date (CRSP's and Yahoo's
 * convention). The file's factor f is read from the two adjustments around the ex-date; the right one is 1 - (1 - f)/ratio.
 * Throws when the bars do not hold an ex-date and the day before it.
 */
export function dividendCorrection(
  bars: readonly AdjustedBar[],
  { splitRatio, exDates }: UndividedDividends,
): (date: string) => number {
  const repairs = exDates.map((exDate) => {
    const at = bars.findIndex((bar) => bar.date === exDate);
    const ex = bars[at];
    const before = bars[at - 1];
    if (ex === undefined || before === undefined) throw new Error(`There are no bars around the ex-date ${exDate}.`);
    const stated = before.adjustedClose / before.close / (ex.adjustedClose / ex.close);
    return { exDate, factor: (1 - (1 - stated) / splitRatio) / stated };
  });
  return (date) => repairs.reduce((product, { exDate, factor }) => (date < exDate ? product * factor : product), 1);
}
