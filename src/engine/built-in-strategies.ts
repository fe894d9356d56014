import { bullishBreakout } from "./strategies/bullish-breakout/bullish-breakout";
import { leapEntry } from "./strategies/leap-entry/leap-entry";
import type { Strategy } from "./strategies/strategy";

/** The strategies that need no logic flow of a user's. */
export const builtInStrategies: readonly Strategy[] = [bullishBreakout, leapEntry];

/** The built-in strategy of that exact code, undefined when there is none. */
export function findStrategy(code: string): Strategy | undefined {
  return builtInStrategies.find((strategy) => strategy.code === code);
}
