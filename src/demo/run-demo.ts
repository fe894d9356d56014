import { DemoError, EXIT_CODES, type ExitCode } from "./demo-error";
import { type FollowedRun, followRun } from "./follow-run";
import { CancelRunDocument, RunReportDocument, StartBreakoutRunDocument } from "./generated/graphql";
import type { DemoOptions } from "./parse-demo-arguments";
import { type Endpoint, postDocument } from "./post-document";
import { type ProgressOutput, progressDisplay } from "./progress-display";
import { rejectionError } from "./rejection-error";
import { runReport } from "./run-report";
import { sampleTickers } from "./sample-tickers";

/**
 * Starts a run, shows its progress and prints a report of its results. If `interrupt` (Ctrl-C) is aborted, the run is
 * cancelled on the server.
 */
export async function runDemo(options: DemoOptions, output: ProgressOutput, interrupt: AbortSignal): Promise<ExitCode> {
  // The start itself is not interrupted: without its response, the id to cancel the run by would be unknown.
  const runId = await startRun(options);
  output.write(`Started run ${runId}: bullish_breakout, ${options.symbols} symbols, as of ${options.asOf}.\n`);
  const display = progressDisplay(output);
  let startedAt = Date.now();
  const show = (state: FollowedRun) => {
    // The time spent waiting for a worker does not count towards the rate.
    if (state.processedCount === 0) startedAt = Date.now();
    display.show(snapshotOf(state, Date.now() - startedAt));
  };
  try {
    const run = await followRun(options, runId, show, interrupt);
    display.close();
    if (run.executionStatus !== "COMPLETED") throw failureOf(run);
    output.write(`\n${await reportOf(options, runId)}`);
    return EXIT_CODES.ok;
  } catch (error) {
    display.close();
    if (!interrupt.aborted) throw error;
    output.write(`${await cancelRun(options, runId)}\n`);
    return EXIT_CODES.interrupted;
  }
}

async function startRun(options: DemoOptions): Promise<string> {
  const { executeStrategy } = await postDocument(options, StartBreakoutRunDocument, {
    tickers: sampleTickers(options.symbols),
    asOf: options.asOf,
  });
  if (!executeStrategy.run) throw rejectionError("start the run", executeStrategy.userErrors);
  return executeStrategy.run.id;
}

function snapshotOf(run: FollowedRun, elapsedMs: number) {
  return {
    processed: run.processedCount,
    total: run.totalCount,
    percent: run.progressPercent,
    elapsedMs,
    note: run.currentTicker ?? (run.executionStatus === "PENDING" ? "waiting for a worker" : ""),
  };
}

function failureOf(run: FollowedRun): Error {
  const ended = `The run ended with status ${run.executionStatus} after ${run.processedCount} of ${run.totalCount} tickers`;
  const reason = run.errorMessage ?? run.exitStatus;
  return new DemoError(EXIT_CODES.runFailed, reason ? `${ended}: ${reason}` : `${ended}.`);
}

async function reportOf(endpoint: Endpoint, runId: string): Promise<string> {
  const { strategyRun } = await postDocument(endpoint, RunReportDocument, { runId });
  if (!strategyRun) throw new DemoError(EXIT_CODES.runFailed, `Run ${runId} no longer exists on the server.`);
  return runReport(strategyRun);
}

async function cancelRun(endpoint: Endpoint, runId: string): Promise<string> {
  const { cancelStrategyRun } = await postDocument(endpoint, CancelRunDocument, { runId });
  const { run, userErrors } = cancelStrategyRun;
  if (userErrors.length > 0) throw rejectionError("cancel the run", userErrors);
  return run
    ? `The run was cancelled after ${run.processedCount} of ${run.totalCount} tickers; their results are kept.`
    : "The run was cancelled.";
}
