import { isTicker, normalizeTicker } from "../../engine/ticker";
import { AppError, type Problem, problem } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import type { ProgressEntryInput } from "./record-progress.input";

/** The entries with their tickers as they are stored; refuses, all at once, what no validator of one field can see. */
export function checkEntries(entries: readonly ProgressEntryInput[]): ProgressEntryInput[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const checked = entries.map((entry, index) => {
    const ticker = normalizeTicker(entry.ticker);
    const place = `input.entries.${index}`;
    if (!isTicker(ticker)) {
      const message = `"${entry.ticker.slice(0, 50)}" is not a ticker.`;
      problems.push(problem(ErrorCode.INVALID_VALUE, `${place}.ticker`, message));
    } else if (seen.has(ticker)) {
      const message = `${ticker} stands in the batch more than once.`;
      problems.push(problem(ErrorCode.DUPLICATE, `${place}.ticker`, message));
    }
    if (entry.passed == null && entry.errorMessage == null) {
      const message = "Say whether the ticker passed, or give an errorMessage.";
      problems.push(problem(ErrorCode.REQUIRED, `${place}.passed`, message));
    }
    seen.add(ticker);
    return { ...entry, ticker };
  });
  if (problems.length > 0) throw new AppError(problems);
  return checked;
}
