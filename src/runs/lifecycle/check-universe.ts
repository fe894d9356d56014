import { isTicker, normalizeTicker } from "../../engine/ticker";
import { AppError, type Problem, problem } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";

/** The tickers as they are stored; refuses, all at once, those that are none and those that stand there twice. */
export function checkUniverse(tickers: readonly string[], field: string): string[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const [index, text] of tickers.entries()) {
    const ticker = normalizeTicker(text);
    const place = `${field}.${index}`;
    if (!isTicker(ticker)) {
      problems.push(problem(ErrorCode.INVALID_VALUE, place, `"${text.slice(0, 50)}" is not a ticker.`));
    } else if (seen.has(ticker)) {
      problems.push(problem(ErrorCode.DUPLICATE, place, `${ticker} stands in the list more than once.`));
    }
    seen.add(ticker);
    if (problems.length === 100) break;
  }
  if (problems.length > 0) throw new AppError(problems);
  return [...seen];
}
