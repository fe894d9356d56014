import { normalizeTicker } from "../../../engine/ticker";
import { MAX_WARNINGS } from "../../price-provider";
import type { PriceRow } from "../../series/price-row";
import { readRow } from "../read-row";
import { type Chart, isTime, readChart } from "./read-chart";
import { badResponse } from "./yahoo-failure";

export interface ParsedChart {
  readonly rows: PriceRow[];
  readonly skippedRows: number;
  readonly warnings: readonly string[];
  readonly meta: Chart["meta"];
}

/**
 * Parses the daily bars of one entry of `chart.result` and adjusts them by `adjclose`. A day without a close or with
 * invalid prices is skipped with a warning; a day whose session is not over at `now` is skipped silently. Throws
 * BAD_RESPONSE if the response has an unexpected shape, symbol, bar length or order.
 */
export function parseChart(result: unknown, symbol: string, now: Date): ParsedChart {
  const chart = readChart(result);
  const { meta } = chart;
  if (typeof meta.symbol === "string" && normalizeTicker(meta.symbol) !== symbol) {
    throw badResponse(`prices of ${meta.symbol.slice(0, 30)} instead of ${symbol}`);
  }
  if (meta.dataGranularity !== undefined && meta.dataGranularity !== "1d") throw badResponse("its bars are not daily");

  const rows: PriceRow[] = [];
  const warnings: string[] = [];
  let skippedRows = 0;
  for (const { at, date } of finishedDays(chart, now)) {
    const row = rowAt(chart, at, symbol, date);
    if (typeof row !== "string") {
      rows.push(row);
      continue;
    }
    skippedRows += 1;
    if (warnings.length < MAX_WARNINGS) warnings.push(`${symbol} on ${date}: ${row}.`);
  }
  return { rows, skippedRows, warnings, meta };
}

function finishedDays({ times, meta }: Chart, now: Date): { at: number; date: string }[] {
  const dayOf = dayIn(meta.exchangeTimezoneName);
  const days = times.map(dayOf);
  const sessionStart = openSessionStart(meta, now);
  const today = sessionStart === null ? null : dayOf(sessionStart);
  const finished: { at: number; date: string }[] = [];
  for (const [at, date] of days.entries()) {
    const next = days[at + 1];
    if (next !== undefined && next < date) throw badResponse("its days are not in order");
    if (next === date) {
      // Only the last day may occur twice: as a bar, followed by the latest trade, which is more recent.
      if (at + 2 < days.length) throw badResponse(`${date} occurs twice`);
    } else if (date !== today) finished.push({ at, date });
  }
  return finished;
}

/**
 * Returns a function from seconds since 1970 to the day in the exchange's time zone, which may differ from the UTC day.
 */
function dayIn(timeZone: unknown): (seconds: number) => string {
  try {
    if (typeof timeZone !== "string") throw new RangeError("There is no time zone.");
    const parts = { year: "numeric", month: "2-digit", day: "2-digit" } as const;
    const format = new Intl.DateTimeFormat("en-US-u-ca-gregory-nu-latn", { timeZone, ...parts });
    return (seconds) => format.format(seconds * 1000).replace(/^(\d+)\/(\d+)\/(\d+)$/, "$3-$1-$2");
  } catch (error) {
    throw badResponse("its time zone is unknown", error);
  }
}

/** Start of the session that is not over yet, in seconds since 1970; null if there is none. */
function openSessionStart({ currentTradingPeriod }: Chart["meta"], now: Date): number | null {
  const session = (currentTradingPeriod as { regular?: { start?: unknown; end?: unknown } } | null)?.regular;
  const [start, end] = [session?.start, session?.end].map(secondsOf);
  return isTime(start) && isTime(end) && now.getTime() < end * 1000 ? start : null;
}

/** The client library converts the times that it knows to Date objects. */
function secondsOf(time: unknown): unknown {
  return time instanceof Date ? time.getTime() / 1000 : time;
}

function rowAt(chart: Chart, at: number, symbol: string, date: string): PriceRow | string {
  const close = chart.close[at]!;
  const adjustedClose = chart.adjustedClose[at]!;
  if (close === null) return "the close is missing";
  if (adjustedClose === null) return "the adjusted close is missing";
  const [open, high, low, volume] = [chart.open[at]!, chart.high[at]!, chart.low[at]!, chart.volume[at]!];
  const row = readRow(symbol, { date, open, high, low, close, adjustedClose, volume });
  return "reason" in row ? `${row.value} ${row.reason}` : row;
}
