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
 * The daily bars of one entry of `chart.result`, each put on the scale of its `adjclose`. A day without a close or with
 * impossible prices is left out and named; so, silently, is a day whose session is not over at `now`.
 * Throws a BAD_RESPONSE error when the answer has another shape, symbol, bar length or order than it should.
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
  const unfinished = openSession(meta, now);
  const today = unfinished === null ? null : dayOf(unfinished);
  const finished: { at: number; date: string }[] = [];
  for (const [at, date] of days.entries()) {
    const next = days[at + 1];
    if (next !== undefined && next < date) throw badResponse("its days are not in order");
    if (next === date) {
      // Only the last day may be there twice: as a bar, and after it as the latest trade, which knows more.
      if (at + 2 < days.length) throw badResponse(`${date} is there twice`);
    } else if (date !== today) finished.push({ at, date });
  }
  return finished;
}

/** The exchange's own calendar: a session that opens at midnight in London is a day, although it is another one in UTC. */
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

/** When the session began (seconds since 1970) that is not over yet; null when there is none. */
function openSession({ currentTradingPeriod }: Chart["meta"], now: Date): number | null {
  const session = (currentTradingPeriod as { regular?: { start?: unknown; end?: unknown } } | null)?.regular;
  const [start, end] = [session?.start, session?.end].map(secondsOf);
  return isTime(start) && isTime(end) && now.getTime() < end * 1000 ? start : null;
}

/** The library makes dates of the times that it knows. */
function secondsOf(time: unknown): unknown {
  return time instanceof Date ? time.getTime() / 1000 : time;
}

function rowAt(chart: Chart, at: number, symbol: string, date: string): PriceRow | string {
  const close = chart.close[at]!;
  const adjustedClose = chart.adjustedClose[at]!;
  if (close === null) return "there is no close";
  if (adjustedClose === null) return "there is no adjusted close";
  const [open, high, low, volume] = [chart.open[at]!, chart.high[at]!, chart.low[at]!, chart.volume[at]!];
  const row = readRow(symbol, { date, open, high, low, close, adjustedClose, volume });
  return "reason" in row ? `${row.value} ${row.reason}` : row;
}
