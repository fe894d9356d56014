import type { UndividedDividends } from "./sample-file";

interface AdjustedBar {
  date: string;
  close: number;
  adjustedClose: number;
}

/**
 * Returns the factor by which a file's adjustment (adjusted close / close) on a date must be multiplied if the file
 * deducted dividends per old share from prices per new share. On and after the last such ex-date the adjustment is
 * right: factor 1.
 *
 * A dividend D lowers all earlier prices by the factor 1 - D/P, where P is the close before the ex-date (convention of
 * CRSP and Yahoo). The file's factor f follows from the adjustments on both sides of the ex-date; the correct factor is
 * 1 - (1 - f)/ratio. Throws if an ex-date or the bar before it is missing.
 */
export function dividendCorrection(
  bars: readonly AdjustedBar[],
  { splitRatio, exDates }: UndividedDividends,
): (date: string) => number {
  const corrections = exDates.map((exDate) => {
    const at = bars.findIndex((bar) => bar.date === exDate);
    const ex = bars[at];
    const before = bars[at - 1];
    if (ex === undefined || before === undefined)
      throw new Error(`A bar on or before the ex-date ${exDate} is missing.`);
    const factorOfFile = before.adjustedClose / before.close / (ex.adjustedClose / ex.close);
    return { exDate, factor: (1 - (1 - factorOfFile) / splitRatio) / factorOfFile };
  });
  return (date) => corrections.reduce((product, { exDate, factor }) => (date < exDate ? product * factor : product), 1);
}
