/**
 * Settings of all synthetic symbols, so that a symbol has the same prices whether it is loaded at start or fetched
 * later. Three years of trading days are enough for every built-in strategy to look back two years from the last one.
 */
export const SYNTHETIC_SETTINGS = { seed: "stratagraph", bars: 756 } as const;
