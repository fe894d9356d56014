import { daysBefore } from "../calendar-days";
import type { Bars } from "../series/bars";
import type { Metrics } from "./condition-group";
import type { TickerEvaluation } from "./strategy";

/** Maximum age of the last bar in calendar days: longer than any exchange closure since 1990. */
const MAX_BAR_AGE_DAYS = 10;

/** Why the bars of a ticker cannot be evaluated. */
export const INSUFFICIENCIES = ["no_data", "stale_data", "insufficient_history"] as const;
export type Insufficiency = (typeof INSUFFICIENCIES)[number];

/** The classification of a ticker whose bars cannot be evaluated. */
export const INSUFFICIENT = "insufficient";

/** What a strategy needs to evaluate a ticker. */
interface Requirements {
  /** Day of the evaluation; the last bar may be up to 10 calendar days older. */
  readonly asOf: string;
  /** Minimum number of bars. */
  readonly minBars: number;
}

/** The reason why the bars cannot be evaluated; null if they can. */
export function checkData({ dates }: Bars, { asOf, minBars }: Requirements): Insufficiency | null {
  const last = dates.at(-1);
  if (last === undefined) return "no_data";
  if (last < daysBefore(asOf, MAX_BAR_AGE_DAYS)) return "stale_data";
  return dates.length < minBars ? "insufficient_history" : null;
}

/** The metric of all strategies that tells which bar was evaluated: the day of the last one; null without bars. */
export function barDate({ dates }: Bars): Metrics {
  return { bar_date: dates.at(-1) ?? null };
}

/** The evaluation of a ticker whose bars cannot be evaluated. */
export function insufficient(reason: Insufficiency, metrics: Metrics): TickerEvaluation {
  return { passed: false, score: null, classification: INSUFFICIENT, reasons: [reason], metrics };
}
