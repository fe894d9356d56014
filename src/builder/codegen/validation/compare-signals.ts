import type { FlowSignals } from "../../../engine/flow/evaluate-flow";

const NAMES: Readonly<Record<keyof FlowSignals, string>> = {
  entryLong: "entry_long",
  exitLong: "exit_long",
  entryShort: "entry_short",
  exitShort: "exit_short",
  reverse: "reverse",
};

/**
 * Says in what the signals that the Python gave differ from the flow's own evaluation, bar for bar; null when in nothing.
 * `given` is what `generate_signals` returned: anything at all.
 */
export function differenceOfSignals(given: unknown, expected: FlowSignals, dates: readonly string[]): string | null {
  if (!Array.isArray(given)) return "generate_signals gave no list of signals.";
  if (given.length !== dates.length) return `generate_signals gave ${given.length} bars for ${dates.length}.`;
  for (const [bar, date] of dates.entries()) {
    const row = given[bar] as Record<string, unknown> | null;
    if (row === null || typeof row !== "object") return `generate_signals gave no dict for ${date}.`;
    if (row.date !== date) return `generate_signals gave the date ${JSON.stringify(row.date)} for ${date}.`;
    for (const [field, name] of Object.entries(NAMES)) {
      const wanted = expected[field as keyof FlowSignals][bar] === 1;
      if (row[name] === wanted) continue;
      return `On ${date} the code gives ${name} ${JSON.stringify(row[name])}, the flow ${wanted}.`;
    }
  }
  return null;
}

/** Is any signal given at all? */
export function hasSignals(signals: FlowSignals): boolean {
  return Object.values(signals).some((signal: Uint8Array) => signal.includes(1));
}
