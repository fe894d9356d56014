import { randomUUID } from "node:crypto";
import type { Client } from "pg";
import { type Entry, entriesPerSecond } from "../progress-batch";

/**
 * Entries per second of a client that writes the same rows directly: per batch one transaction of two multi-row inserts
 * and an update of the counters, all prepared. It takes no lock and checks no ticker, lease, total or duplicate.
 */
export async function writeThroughSql(client: Client, size: number, seconds: number): Promise<number> {
  const runId = randomUUID();
  await client.query(
    `insert into runs.strategy_run
       (run_id, strategy_code, version, params_hash, params_json, started_at, last_progress_update, execution_status,
        revision)
     values ($1, 'bench', '1', repeat('0', 64), '{}', now(), now(), 'running', 1)`,
    [runId],
  );
  return entriesPerSecond(size, seconds, async (entries, from) => {
    await client.query({ name: "begin", text: "begin" });
    await client.query(insertProgress(runId, entries, from));
    await client.query(insertResults(runId, entries));
    await client.query(updateCounters(runId, entries));
    await client.query({ name: "commit", text: "commit" });
  });
}

function insertProgress(runId: string, entries: readonly Entry[], from: number) {
  return {
    name: `progress_${entries.length}`,
    text: `insert into runs.strategy_execution_progress
             (run_id, processed_at, error_message, ticker, sequence_number, revision, passed, score, classification,
              processing_time_ms)
           values ${placeholders(entries.length, 7, "$1, now(), null")}`,
    values: [
      runId,
      ...entries.flatMap((entry, index) => [
        entry.ticker,
        from + index,
        from + index + 1,
        entry.passed,
        entry.score,
        entry.classification,
        entry.processingTimeMs,
      ]),
    ],
  };
}

function insertResults(runId: string, entries: readonly Entry[]) {
  return {
    name: `results_${entries.length}`,
    text: `insert into runs.strategy_result
             (run_id, created_at, strategy_code, error_message, ticker, passed, score, classification, reasons,
              metrics_json)
           values ${placeholders(entries.length, 6, "$1, now(), 'bench', null")}`,
    values: [
      runId,
      ...entries.flatMap((entry) => [
        entry.ticker,
        entry.passed,
        entry.score,
        entry.classification,
        entry.reasons,
        JSON.stringify(entry.metrics),
      ]),
    ],
  };
}

/** `(same, $2, $3), (same, $4, $5)` … */
function placeholders(rows: number, columns: number, same: string): string {
  return Array.from({ length: rows }, (_, row) => {
    const own = Array.from({ length: columns }, (__, column) => `$${2 + row * columns + column}`);
    return `(${same}, ${own.join(", ")})`;
  }).join(", ");
}

function updateCounters(runId: string, entries: readonly Entry[]) {
  const passes = entries.filter(({ passed }) => passed).length;
  const classes: Record<string, number> = {};
  for (const { classification } of entries) classes[classification] = (classes[classification] ?? 0) + 1;
  return {
    name: "counters",
    text: `update runs.strategy_run
           set processed_count = processed_count + $2,
               revision = revision + $2,
               current_ticker = $3,
               last_progress_update = now(),
               passed_count = passed_count + $4,
               failed_count = failed_count + $5,
               score_sum = score_sum + $6,
               score_count = score_count + $2,
               processing_ms_sum = processing_ms_sum + $7,
               processing_ms_count = processing_ms_count + $2,
               classification_counts = classification_counts || $8,
               recent_tickers = recent_tickers * 0.99 + $2,
               recent_seconds = recent_seconds * 0.99 + 1,
               recent_batches = recent_batches * 0.99 + 1
           where run_id = $1`,
    values: [
      runId,
      entries.length,
      entries.at(-1)?.ticker,
      passes,
      entries.length - passes,
      entries.reduce((sum, { score }) => sum + score, 0),
      entries.reduce((sum, { processingTimeMs }) => sum + processingTimeMs, 0),
      JSON.stringify(classes),
    ],
  };
}
