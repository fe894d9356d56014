import type { Bars } from "../../../src/engine/series/bars";

/** Consecutive weekdays, the first one a Monday: enough of a calendar for pure functions. */
export function weekdays(length: number): string[] {
  const days: string[] = [];
  for (let day = Date.UTC(2015, 0, 5); days.length < length; day += 86_400_000) {
    const date = new Date(day);
    if (date.getUTCDay() % 6 !== 0) days.push(date.toISOString().slice(0, 10));
  }
  return days;
}

/** Bars with the given closes, a range of 1 % around them and a steady volume, unless told otherwise. */
export function barsOf(closes: readonly number[], columns: Partial<Record<keyof Bars, readonly number[]>> = {}): Bars {
  const column = (values: readonly number[] | undefined, usual: (close: number) => number) =>
    Float64Array.from(values ?? closes.map(usual));
  return {
    dates: weekdays(closes.length),
    open: column(columns.open, (close) => close),
    high: column(columns.high, (close) => close * 1.005),
    low: column(columns.low, (close) => close * 0.995),
    close: Float64Array.from(closes),
    volume: column(columns.volume, () => 1000),
  };
}

/** `length` closes from the number of the bar. */
export function closes(length: number, price: (bar: number) => number): number[] {
  return Array.from({ length }, (_, bar) => price(bar));
}

/** The same bars without the days after the given number. */
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
