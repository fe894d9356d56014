import { bullishBreakout } from "./strategies/bullish-breakout/bullish-breakout";
import { leapEntry } from "./strategies/leap-entry/leap-entry";
import type { BuiltInStrategy } from "./strategies/strategy";

/** Strategies implemented in code, without a logic flow. */
export const builtInStrategies: readonly BuiltInStrategy[] = [bullishBreakout, leapEntry];

/** The built-in strategy with exactly this code; undefined if there is none. */
export function findStrategy(code: string): BuiltInStrategy | undefined {
  return builtInStrategies.find((strategy) => strategy.code === code);
}
