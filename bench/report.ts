import { availableParallelism, cpus } from "node:os";
import { type Contest, median } from "./contest";

/** The contests as a table (Markdown), and the machine they were held on; without a database, null. */
export function reportOf(contests: readonly Contest[], postgres: string | null): string {
  const head = ["", "Stratagraph", "bare", "unit", "ratio", "lowest … highest", "target", ""];
  const rows = [head, ...contests.map(rowOf)];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => (row[column] as string).length)));
  const lines = rows.map(
    (row) => `| ${row.map((cell, column) => cell.padEnd(widths[column] as number)).join(" | ")} |`,
  );
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim()}), Node ${process.versions.node}${postgres === null ? "" : `, PostgreSQL ${postgres}`}`;
  const rounds = contests[0]?.rounds.length;
  return [lines[0], rule, ...lines.slice(1), "", `Medians of ${rounds} interleaved rounds. ${machine}.`].join("\n");
}

/** Does every contest reach what is promised of it? */
export function areTargetsMet(contests: readonly Contest[]): boolean {
  return contests.every((contest) => contest.target === null || ratioOf(contest) >= contest.target);
}

function rowOf(contest: Contest): string[] {
  const ratios = ratiosOf(contest);
  const isMet = contest.target === null ? "" : areTargetsMet([contest]) ? "met" : "missed";
  return [
    contest.name,
    whole(median(contest.rounds.map(({ ours }) => ours))),
    whole(median(contest.rounds.map(({ bare }) => bare))),
    contest.unit,
    ratioOf(contest).toFixed(2),
    `${Math.min(...ratios).toFixed(2)} … ${Math.max(...ratios).toFixed(2)}`,
    contest.target === null ? "" : `≥ ${contest.target}`,
    isMet,
  ];
}

function ratioOf(contest: Contest): number {
  return median(ratiosOf(contest));
}

function ratiosOf({ rounds }: Contest): number[] {
  return rounds.map(({ ours, bare }) => ours / bare);
}

function whole(value: number): string {
  return Math.round(value).toLocaleString("en-US");
}
