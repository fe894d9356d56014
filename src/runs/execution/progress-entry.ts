import type { TickerReport } from "../../engine/evaluation/evaluate-ticker";
import type { ProgressEntryInput } from "../progress/record-progress.input";

/** The progress entry of an evaluated ticker, or of one that could not be evaluated. */
export function progressEntry(report: TickerReport): ProgressEntryInput {
  const { ticker, tookMs } = report;
  const processingTimeMs = Math.round(tookMs);
  if (report.errorMessage !== undefined) {
    const { errorMessage } = report;
    return { ticker, classification: "error", reasons: ["evaluation_error"], errorMessage, processingTimeMs };
  }
  return {
    ticker,
    passed: report.passed,
    score: report.score,
    classification: report.classification,
    reasons: [...report.reasons],
    metrics: { ...report.metrics, processing_time_ms: Math.round(tookMs * 1000) / 1000 },
    processingTimeMs,
  };
}
