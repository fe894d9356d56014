/**
 * How the made-up symbols are drawn, wherever they are: loaded at start or fetched later, a symbol has the same prices.
 * Three years of trading days: enough for every built-in strategy to look back two from the last.
 */
export const SYNTHETIC_SETTINGS = { seed: "stratagraph", bars: 756 } as const;
