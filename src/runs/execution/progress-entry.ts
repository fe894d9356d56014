import type { TickerReport } from "../../engine/evaluation/evaluate-ticker";
import type { ProgressEntryInput } from "../progress/record-progress.input";

/** The entry of a ticker that could not be evaluated because of a fault. */
export const EVALUATION_ERROR = { classification: "error", reasons: ["evaluation_error"] };

/** The metric that runs add to those of the strategy: duration of the evaluation in milliseconds. */
export const PROCESSING_TIME = "processing_time_ms";

/** The progress entry of an evaluated ticker, or of one that could not be evaluated. */
export function progressEntry(report: TickerReport): ProgressEntryInput {
  const { ticker, tookMs } = report;
  const processingTimeMs = Math.round(tookMs);
  if (report.errorMessage !== undefined) {
    return { ticker, ...EVALUATION_ERROR, errorMessage: report.errorMessage, processingTimeMs };
  }
  return {
    ticker,
    passed: report.passed,
    score: report.score,
    classification: report.classification,
    reasons: [...report.reasons],
    metrics: { ...report.metrics, [PROCESSING_TIME]: Math.round(tookMs * 1000) / 1000 },
    processingTimeMs,
  };
}
