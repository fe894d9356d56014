import { Decimal } from "decimal.js";
import { isTicker, normalizeTicker } from "../../engine/ticker";
import { AppError, type Problem, problem } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { checkPriceDate } from "./check-price-date";
import type { PriceBarInput } from "./price-bar.input";

const MAX_PROBLEMS = 100;

/** Returns the bars with normalized symbols. Reports all invalid bars together in one AppError. */
export function checkBars(bars: readonly PriceBarInput[], now = new Date()): PriceBarInput[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const checked: PriceBarInput[] = [];
  for (const [index, bar] of bars.entries()) {
    const symbol = normalizeTicker(bar.symbol);
    const field = `input.bars.${index}`;
    const key = `${symbol} ${bar.date}`;
    if (!isTicker(symbol)) {
      const message = `"${bar.symbol.slice(0, 50)}" is not a valid symbol.`;
      problems.push(problem(ErrorCode.INVALID_VALUE, `${field}.symbol`, message));
    } else if (seen.has(key)) {
      const message = `The bar of ${symbol} on ${bar.date} occurs more than once.`;
      problems.push(problem(ErrorCode.DUPLICATE, `${field}.date`, message));
    }
    problems.push(...checkDate(symbol, bar.date, now, field), ...checkPrices(bar, field));
    seen.add(key);
    checked.push({ ...bar, symbol });
    if (problems.length >= MAX_PROBLEMS) break;
  }
  if (problems.length > 0) throw new AppError(problems);
  return checked;
}

function checkDate(symbol: string, date: string, now: Date, field: string): Problem[] {
  const reason = checkPriceDate(date, now);
  if (reason === null) return [];
  return [problem(ErrorCode.INVALID_VALUE, `${field}.date`, `The date of ${symbol} ${reason}.`)];
}

/** Prices may be zero or negative, as those of futures have been; high and low must include the other prices. */
function checkPrices({ open, high, low, close }: PriceBarInput, field: string): Problem[] {
  const inside = [open, close].filter((price): price is string => price != null).map((price) => new Decimal(price));
  const problems: Problem[] = [];
  if (high != null && [...inside, ...(low == null ? [] : [new Decimal(low)])].some((price) => price.gt(high))) {
    problems.push(problem(ErrorCode.OUT_OF_RANGE, `${field}.high`, "The high is below another price of the bar."));
  }
  if (low != null && inside.some((price) => price.lt(low))) {
    problems.push(problem(ErrorCode.OUT_OF_RANGE, `${field}.low`, "The low is above another price of the bar."));
  }
  return problems;
}
