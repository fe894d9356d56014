import { badResponse } from "./yahoo-failure";

/** An entry of `chart.result` (v8/finance/chart) whose shape has been checked; its values have not. */
export interface Chart {
  readonly meta: Readonly<Record<string, unknown>>;
  /** Each bar's opening time, in seconds since 1970. */
  readonly times: readonly number[];
  readonly open: Column;
  readonly high: Column;
  readonly low: Column;
  readonly close: Column;
  /** The close itself where Yahoo states no adjusted one. */
  readonly adjustedClose: Column;
  readonly volume: Column;
}

/** One value a bar; null on days without one, as on a holiday. */
type Column = readonly (number | null)[];

/** Throws a BAD_RESPONSE error when anything has another shape than it should, or columns differ in length. */
export function readChart(result: unknown): Chart {
  const { meta, timestamp, indicators } = object(result, "result");
  const { quote, adjclose } = object(indicators, "indicators");
  // Without a single bar there are neither times nor prices.
  const times = timestamp === undefined ? [] : column(timestamp, "timestamp");
  if (!times.every(isTime)) throw badResponse("a bar without a time");
  const prices = timestamp === undefined ? {} : object(first(quote), "quote");
  const price = (name: string) => (timestamp === undefined ? [] : column(prices[name], name, times.length));
  const close = price("close");
  return {
    meta: object(meta, "meta"),
    times,
    open: price("open"),
    high: price("high"),
    low: price("low"),
    close,
    adjustedClose:
      timestamp === undefined || adjclose === undefined
        ? close
        : column(object(first(adjclose), "adjclose").adjclose, "adjclose", times.length),
    volume: price("volume"),
  };
}

/** Seconds since 1970 that are a moment of the years 1020 to 5138; beyond, a number is something else. */
export function isTime(value: unknown): value is number {
  return typeof value === "number" && value > -3e10 && value < 1e11;
}

function object(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw badResponse(`there is no ${name}`);
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : undefined;
}

function column(value: unknown, name: string, length?: number): Column {
  if (!Array.isArray(value)) throw badResponse(`there is no ${name}`);
  if (length !== undefined && value.length !== length) throw badResponse(`${value.length} ${name} for ${length} days`);
  const wrong: unknown = value.find((item) => item !== null && typeof item !== "number");
  if (wrong !== undefined) throw badResponse(`${name} holds what is no number`);
  return value as Column;
}
