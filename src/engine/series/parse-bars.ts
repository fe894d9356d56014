import type { Bars } from "./bars";

type Column = readonly (number | null)[];

interface BarsAsJson {
  readonly dates: readonly string[];
  readonly open: Column;
  readonly high: Column;
  readonly low: Column;
  readonly close: Column;
  readonly volume: Column;
}

const NO_BARS: BarsAsJson = { dates: [], open: [], high: [], low: [], close: [], volume: [] };

/**
 * Reads bars from JSON: an object with an array for each column, oldest bar first, null for a missing value. Without a
 * text there are no bars.
 */
export function parseBars(text: string | undefined): Bars {
  const { dates, open, high, low, close, volume }: BarsAsJson = text === undefined ? NO_BARS : JSON.parse(text);
  return {
    dates,
    open: numbers(open),
    high: numbers(high),
    low: numbers(low),
    close: numbers(close),
    volume: numbers(volume),
  };
}

function numbers(column: Column): Float64Array {
  return Float64Array.from(column, (value) => value ?? Number.NaN);
}
