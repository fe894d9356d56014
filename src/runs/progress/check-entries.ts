import { isTicker, normalizeTicker } from "../../engine/ticker";
import { AppError, type Problem, problem } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import type { ProgressEntryInput } from "./record-progress.input";

/**
 * Returns the entries with normalized tickers. Checks what the validators of single fields cannot check, and throws all
 * problems of the batch at once.
 */
export function checkEntries(entries: readonly ProgressEntryInput[]): ProgressEntryInput[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const checked = entries.map((entry, index) => {
    const ticker = normalizeTicker(entry.ticker);
    const place = `input.entries.${index}`;
    if (!isTicker(ticker)) {
      const message = `"${entry.ticker.slice(0, 50)}" is not a valid ticker.`;
      problems.push(problem(ErrorCode.INVALID_VALUE, `${place}.ticker`, message));
    } else if (seen.has(ticker)) {
      const message = `${ticker} occurs more than once in the batch.`;
      problems.push(problem(ErrorCode.DUPLICATE, `${place}.ticker`, message));
    }
    if (entry.passed == null && entry.errorMessage == null) {
      const message = "Set passed, or errorMessage if the ticker could not be evaluated.";
      problems.push(problem(ErrorCode.REQUIRED, `${place}.passed`, message));
    }
    seen.add(ticker);
    return { ...entry, ticker };
  });
  if (problems.length > 0) throw new AppError(problems);
  return checked;
}
