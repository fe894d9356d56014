import type { Bars } from "../../../src/engine/series/bars";

/** Consecutive weekdays, starting on a Monday. */
export function weekdays(length: number): string[] {
  const days: string[] = [];
  for (let day = Date.UTC(2015, 0, 5); days.length < length; day += 86_400_000) {
    const date = new Date(day);
    if (date.getUTCDay() % 6 !== 0) days.push(date.toISOString().slice(0, 10));
  }
  return days;
}

/** Bars with the given closes; by default with a range of 1 % around them and a constant volume. */
export function barsOf(closes: readonly number[], columns: Partial<Record<keyof Bars, readonly number[]>> = {}): Bars {
  const column = (values: readonly number[] | undefined, defaultValue: (close: number) => number) =>
    Float64Array.from(values ?? closes.map(defaultValue));
  return {
    dates: weekdays(closes.length),
    open: column(columns.open, (close) => close),
    high: column(columns.high, (close) => close * 1.005),
    low: column(columns.low, (close) => close * 0.995),
    close: Float64Array.from(closes),
    volume: column(columns.volume, () => 1000),
  };
}

/** `length` closes, each computed from the index of its bar. */
export function closes(length: number, price: (bar: number) => number): number[] {
  return Array.from({ length }, (_, bar) => price(bar));
}

/** The first `count` bars. */
export function firstBars(bars: Bars, count: number): Bars {
  return {
    dates: bars.dates.slice(0, count),
    open: bars.open.slice(0, count),
    high: bars.high.slice(0, count),
    low: bars.low.slice(0, count),
    close: bars.close.slice(0, count),
    volume: bars.volume.slice(0, count),
  };
}
