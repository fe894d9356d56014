import { availableParallelism, cpus } from "node:os";
import { type Comparison, median } from "./compare";

/** The comparisons as a Markdown table, followed by the machine; `postgres` is null when no database was used. */
export function formatReport(comparisons: readonly Comparison[], postgres: string | null): string {
  const head = ["", "Stratagraph", "baseline", "unit", "ratio", "lowest … highest", "target", ""];
  const rows = [head, ...comparisons.map(rowOf)];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => (row[column] as string).length)));
  const lines = rows.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] as number)).join(" | ")} |`,
  );
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  const database = postgres === null ? "" : `, PostgreSQL ${postgres}`;
  const cores = `${availableParallelism()} cores (${cpus()[0]?.model.trim()})`;
  const machine = `${cores}, Node ${process.versions.node}${database}`;
  const rounds = comparisons[0]?.rounds.length;
  return [lines[0], rule, ...lines.slice(1), "", `Medians of ${rounds} alternating rounds. ${machine}.`].join("\n");
}

/** Whether every comparison reaches its target. */
export function areTargetsMet(comparisons: readonly Comparison[]): boolean {
  return comparisons.every((comparison) => comparison.target === null || ratioOf(comparison) >= comparison.target);
}

function rowOf(comparison: Comparison): string[] {
  const ratios = ratiosOf(comparison);
  const isMet = comparison.target === null ? "" : areTargetsMet([comparison]) ? "met" : "missed";
  return [
    comparison.name,
    whole(median(comparison.rounds.map(({ ours }) => ours))),
    whole(median(comparison.rounds.map(({ baseline }) => baseline))),
    comparison.unit,
    ratioOf(comparison).toFixed(2),
    `${Math.min(...ratios).toFixed(2)} … ${Math.max(...ratios).toFixed(2)}`,
    comparison.target === null ? "" : `≥ ${comparison.target}`,
    isMet,
  ];
}

function ratioOf(comparison: Comparison): number {
  return median(ratiosOf(comparison));
}

function ratiosOf({ rounds }: Comparison): number[] {
  return rounds.map(({ ours, baseline }) => ours / baseline);
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}
