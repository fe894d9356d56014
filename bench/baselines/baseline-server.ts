import { createServer } from "node:http";
import { Pool } from "pg";
import { SYMBOLS_STATEMENT } from "./symbols-statement";

/**
 * The lowest possible cost of a status poll in Node: `node:http`, `pg` and one prepared statement that reads the run by
 * its key and builds the response JSON. No schema, validation or viewer. Fields that depend on the clock are constant.
 */
const STATUS_STATEMENT = `
  select json_build_object(
           'id', run.run_id,
           'strategyCode', run.strategy_code,
           'executionStatus', upper(run.execution_status),
           'health', 'HEALTHY',
           'isTerminal', run.execution_status not in ('pending', 'running'),
           'progressPercent', run.progress_percent,
           'processedCount', run.processed_count,
           'totalCount', run.total_count,
           'currentTicker', run.current_ticker,
           'startedAt', to_char(run.started_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           'lastProgressUpdate', to_char(run.last_progress_update, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
           'estimatedCompletion', null,
           'errorMessage', run.error_message,
           'recentProgress', (
             select json_agg(
                      json_build_object(
                        'sequenceNumber', entry.sequence_number,
                        'ticker', entry.ticker,
                        'outcome', case
                          when entry.error_message is not null then 'ERROR'
                          when entry.passed then 'PASSED'
                          else 'FAILED'
                        end,
                        'score', entry.score,
                        'classification', entry.classification,
                        'processingTimeMs', entry.processing_time_ms,
                        'processedAt', to_char(entry.processed_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
                      )
                      order by entry.sequence_number desc
                    )
             from (
               select *
               from runs.strategy_execution_progress progress
               where progress.run_id = run.run_id
               order by progress.sequence_number desc
               limit 10
             ) entry
           ),
           'summary', json_build_object(
             'passedCount', run.passed_count,
             'failedCount', run.failed_count,
             'errorCount', run.error_count,
             'passRate', run.passed_count::float8 / nullif(run.passed_count + run.failed_count, 0),
             'averageScore', run.score_sum / nullif(run.score_count, 0),
             'averageProcessingTimeMs', run.processing_ms_sum / nullif(run.processing_ms_count, 0),
             'tickersPerSecond', run.recent_tickers / nullif(run.recent_seconds, 0)
           )
         ) as status
  from runs.strategy_run run
  where run.run_id = $1`;

const pool = new Pool({
  connectionString: process.env.DATABASE_URL,
  max: Number(process.env.DATABASE_POOL_SIZE),
  options: "-c timezone=UTC",
});

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", async () => {
    const body = request.method === "POST" ? await respondTo(Buffer.concat(chunks).toString()) : "{}";
    response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
    response.end(body);
  });
});

async function respondTo(body: string): Promise<string> {
  const { variables, operationName } = JSON.parse(body);
  if (operationName === "Symbols") {
    const { rows } = await pool.query({ name: "symbols", text: SYMBOLS_STATEMENT, values: [variables.first] });
    return `${JSON.stringify({ data: rows[0]?.data })}\n`;
  }
  const { id } = variables;
  const { rows } = await pool.query({ name: "status", text: STATUS_STATEMENT, values: [id] });
  // Parsed and serialized again because PostgreSQL's JSON has spaces that the API's response does not have.
  return `${JSON.stringify({ data: { strategyRun: rows[0]?.status ?? null } })}\n`;
}

server.listen(Number(process.env.PORT), "127.0.0.1");
process.once("SIGTERM", async () => {
  server.close();
  server.closeAllConnections();
  await pool.end();
});
