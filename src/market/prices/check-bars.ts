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
    const place = `input.bars.${index}`;
    const day = `${symbol} ${bar.date}`;
    if (!isTicker(symbol)) {
      const message = `"${bar.symbol.slice(0, 50)}" is not a valid symbol.`;
      problems.push(problem(ErrorCode.INVALID_VALUE, `${place}.symbol`, message));
    } else if (seen.has(day)) {
      problems.push(
        problem(ErrorCode.DUPLICATE, `${place}.date`, `The bar of ${symbol} on ${bar.date} occurs more than once.`),
      );
    }
    const invalidDate = checkPriceDate(bar.date, now);
    if (invalidDate !== null) {
      problems.push(problem(ErrorCode.INVALID_VALUE, `${place}.date`, `The date of ${symbol} ${invalidDate}.`));
    }
    problems.push(...checkPrices(bar, place));
    seen.add(day);
    checked.push({ ...bar, symbol });
    if (problems.length >= MAX_PROBLEMS) break;
  }
  if (problems.length > 0) throw new AppError(problems);
  return checked;
}

/** Prices may be zero or negative, as those of futures have been; high and low must include the other prices. */
function checkPrices({ open, high, low, close }: PriceBarInput, place: string): Problem[] {
  const inside = [open, close].filter((price): price is string => price != null).map((price) => new Decimal(price));
  const problems: Problem[] = [];
  if (high != null && [...inside, ...(low == null ? [] : [new Decimal(low)])].some((price) => price.gt(high))) {
    problems.push(problem(ErrorCode.OUT_OF_RANGE, `${place}.high`, "The high is below another price of the bar."));
  }
  if (low != null && inside.some((price) => price.lt(low))) {
    problems.push(problem(ErrorCode.OUT_OF_RANGE, `${place}.low`, "The low is above another price of the bar."));
  }
  return problems;
}
