import type { RunReportQuery } from "./generated/graphql";

export type ReportedRun = NonNullable<RunReportQuery["strategyRun"]>;

/** Formats the results of a finished run: summary, best and slowest tickers. */
export function runReport(run: ReportedRun): string {
  const { summary } = run;
  const sections = [
    [headline(run)],
    [
      `Pass rate      ${percent(summary.passRate)}  (${summary.passedCount} passed, ${summary.failedCount} failed, ${summary.errorCount} with errors)`,
      `Average score  ${decimals(summary.averageScore, 2)}`,
    ],
    ["Classifications", ...table(summary.classifications.map((row) => [row.classification, String(row.count)]))],
    [
      "Best tickers",
      ...table(
        run.results.nodes.map((row) => [row.ticker, decimals(row.score, 1), row.classification ?? "", verdict(row)]),
      ),
    ],
    ["Slowest tickers", ...table(run.slowestTickers.map((row) => [row.ticker, milliseconds(row.processingTimeMs)]))],
  ];
  return `${sections.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function headline({ processedCount, totalCount, durationMs, summary }: ReportedRun): string {
  const duration = durationMs === null ? "" : ` in ${(durationMs / 1000).toFixed(1)} s`;
  const speed = summary.tickersPerSecond === null ? "" : ` (${summary.tickersPerSecond.toFixed(1)} per second)`;
  return `${processedCount} of ${totalCount} tickers${duration}${speed}.`;
}

function verdict(row: { readonly passed: boolean }): string {
  return row.passed ? "passed" : "failed";
}

function percent(fraction: number | null): string {
  return fraction === null ? "– (no ticker was evaluated)" : `${(fraction * 100).toFixed(1)} %`;
}

function decimals(value: number | null, digits: number): string {
  return value === null ? "–" : value.toFixed(digits);
}

function milliseconds(value: number | null): string {
  return value === null ? "–" : `${value} ms`;
}

/** Formats rows in columns of equal width; numbers are aligned right, everything else left. */
function table(rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return ["  none"];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const isNumber = (cell: string) => /^[\d.–]+( ms)?$/.test(cell);
  return rows.map((row) =>
    `  ${row
      .map((cell, column) => (isNumber(cell) ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
      .join("  ")}`.trimEnd(),
  );
}
