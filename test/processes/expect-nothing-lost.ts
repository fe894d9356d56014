import type { KilledRun, KilledRunPlan } from "./killed-run";

/** Checks everything that must hold for a run, whatever was killed while it was written. */
export function expectNothingLost(killedRun: KilledRun, plan: KilledRunPlan): void {
  const total = plan.writers * plan.batches * plan.batchSize;
  expectAcknowledgedEntries(killedRun, total);
  expectGaplessTimeline(killedRun, total);
  expectCounters(killedRun, total);
  // Each row of the timeline has its result.
  const tickers = (rows: readonly Record<string, unknown>[]) => rows.map(({ ticker }) => ticker as string).sort();
  expect(tickers(killedRun.results)).toEqual(tickers(killedRun.timeline));
  // Across all outages the poller received exactly the stored entries, each once and in order.
  expect(killedRun.polled.map(({ ticker, sequenceNumber }) => [ticker, sequenceNumber])).toEqual(positions(killedRun));
}

const positions = ({ timeline }: KilledRun) => timeline.map(({ ticker, sequence_number }) => [ticker, sequence_number]);

/** Every acknowledged entry is stored once, with the sequence number that its writer received, and nothing else is. */
function expectAcknowledgedEntries(run: KilledRun, total: number): void {
  expect(run.acknowledged).toHaveLength(total);
  expect(run.timeline).toHaveLength(total);
  const received = new Map(run.acknowledged.map(([ticker, sequence]) => [ticker, sequence]));
  expect(received.size).toBe(total);
  expect(positions(run).filter(([ticker, sequence]) => received.get(ticker as string) !== sequence)).toEqual([]);
  expect(new Set(run.acknowledged.map(([, , verdict]) => verdict)).has("CONFLICT")).toBe(false);
}

/** Sequence numbers run from 1 to n without a gap, and revisions increase with them. */
function expectGaplessTimeline(run: KilledRun, total: number): void {
  expect(positions(run).map(([, sequence]) => sequence)).toEqual(
    Array.from({ length: total }, (_, index) => index + 1),
  );
  const revisions = run.timeline.map(({ revision }) => revision as number);
  expect(revisions.every((revision, index) => index === 0 || revision > (revisions[index - 1] as number))).toBe(true);
}

/** The counters of the run agree with the rows of its timeline. */
function expectCounters({ run, timeline }: KilledRun, total: number): void {
  const errors = timeline.filter(({ error_message }) => error_message !== null);
  const passed = timeline.filter(({ error_message, passed }) => error_message === null && passed);
  const scores = timeline.map(({ score }) => score).filter((score) => score !== null) as number[];
  expect(run).toMatchObject({
    execution_status: "completed",
    processed_count: total,
    progress_percent: 100,
    passed_count: passed.length,
    failed_count: total - errors.length - passed.length,
    error_count: errors.length,
    score_count: scores.length,
    score_sum: scores.reduce((sum, score) => sum + score, 0),
    processing_ms_count: errors.length,
    classification_counts: {
      Buy: timeline.filter(({ classification }) => classification === "Buy").length,
      Wait: timeline.filter(({ classification }) => classification === "Wait").length,
    },
  });
}
