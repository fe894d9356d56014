import { badResponse } from "./yahoo-failure";

/** An entry of `chart.result` (v8/finance/chart) whose shape is validated; its values are not. */
export interface Chart {
  readonly meta: Readonly<Record<string, unknown>>;
  /** Opening time of each bar, in seconds since 1970. */
  readonly times: readonly number[];
  readonly open: Column;
  readonly high: Column;
  readonly low: Column;
  readonly close: Column;
  /** Equal to `close` if Yahoo reports no adjusted close. */
  readonly adjustedClose: Column;
  readonly volume: Column;
}

/** One value per bar; null on days without one, such as holidays. */
type Column = readonly (number | null)[];

/** Validates the shape of a chart. Throws BAD_RESPONSE if a part is missing or columns differ in length. */
export function readChart(result: unknown): Chart {
  const { meta, timestamp, indicators } = object(result, "result");
  const { quote, adjclose } = object(indicators, "indicators");
  // A chart without bars has neither times nor prices.
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

/** Whether a value is a time in seconds since 1970, within the years 1020 to 5138. */
export function isTime(value: unknown): value is number {
  return typeof value === "number" && value > -3e10 && value < 1e11;
}

function object(value: unknown, name: string): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw badResponse(`${name} is missing`);
}

function first(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : undefined;
}

function column(value: unknown, name: string, length?: number): Column {
  if (!Array.isArray(value)) throw badResponse(`${name} is missing`);
  if (length !== undefined && value.length !== length) {
    throw badResponse(`${name} has ${value.length} values for ${length} days`);
  }
  const wrong: unknown = value.find((item) => item !== null && typeof item !== "number");
  if (wrong !== undefined) throw badResponse(`${name} contains a value that is not a number`);
  return value as Column;
}
