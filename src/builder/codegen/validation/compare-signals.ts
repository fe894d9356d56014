import type { FlowSignals } from "../../../engine/flow/evaluate-flow";

const PYTHON_NAMES: Readonly<Record<keyof FlowSignals, string>> = {
  entryLong: "entry_long",
  exitLong: "exit_long",
  entryShort: "entry_short",
  exitShort: "exit_short",
  reverse: "reverse",
};

/**
 * Compares the result of `generate_signals`, which may be any value, with the signals of the flow, bar by bar. Returns
 * the first difference as a sentence; null when there is none.
 */
export function compareSignals(result: unknown, expected: FlowSignals, dates: readonly string[]): string | null {
  if (!Array.isArray(result)) return "generate_signals did not return a list.";
  if (result.length !== dates.length) {
    return `generate_signals returned ${result.length} bars; expected ${dates.length}.`;
  }
  for (const [bar, date] of dates.entries()) {
    const row = result[bar] as Record<string, unknown> | null;
    if (row === null || typeof row !== "object") return `generate_signals did not return a dict for ${date}.`;
    if (row.date !== date) return `generate_signals returned the date ${JSON.stringify(row.date)}; expected ${date}.`;
    for (const [field, name] of Object.entries(PYTHON_NAMES)) {
      const isSet = expected[field as keyof FlowSignals][bar] === 1;
      if (row[name] === isSet) continue;
      return `On ${date}, ${name} is ${JSON.stringify(row[name])} in the code, but ${isSet} in the flow.`;
    }
  }
  return null;
}

/** Whether there is a signal on any bar. */
export function hasSignals(signals: FlowSignals): boolean {
  return Object.values(signals).some((signal: Uint8Array) => signal.includes(1));
}
