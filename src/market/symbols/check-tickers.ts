import { isTicker, normalizeTicker } from "../../engine/ticker";
import { AppError, type Problem, problem } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";

/** Maximum number of reported problems; nobody reads more. */
const MAX_PROBLEMS = 100;

/** Returns the normalized tickers. Reports all invalid and duplicate ones together in one AppError. */
export function checkTickers(tickers: readonly string[], fieldOf: (index: number) => string): string[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const [index, text] of tickers.entries()) {
    const ticker = normalizeTicker(text);
    if (!isTicker(ticker)) {
      problems.push(problem(ErrorCode.INVALID_VALUE, fieldOf(index), `"${text.slice(0, 50)}" is not a valid ticker.`));
    } else if (seen.has(ticker)) {
      problems.push(problem(ErrorCode.DUPLICATE, fieldOf(index), `${ticker} occurs more than once.`));
    }
    seen.add(ticker);
    if (problems.length === MAX_PROBLEMS) break;
  }
  if (problems.length > 0) throw new AppError(problems);
  return [...seen];
}
