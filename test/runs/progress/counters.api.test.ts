import { seededRandom } from "../../../src/market/samples/seeded-random";
import { testApp } from "../../support/test-app";
import { type Entry, errorsOf, readRun, report, startedRun } from "../run-client";

const app = testApp();
const classes = ["Strong Buy", "Buy", "Hold", null, "__proto__", "constructor"];
const summary = `summary {
  passedCount failedCount errorCount passRate averageScore averageProcessingTimeMs tickersPerSecond
  classifications { classification count }
}`;

/** A batch of distinct tickers from T0 to T199, so that later batches repeat some of the earlier tickers. */
function randomBatch(random: () => number): Entry[] {
  const below = (bound: number) => Math.floor(random() * bound);
  const names = new Set(Array.from({ length: 1 + below(25) }, () => `T${below(200)}`));
  return [...names]
    .map((ticker) => ({
      ticker,
      passed: random() < 0.1 ? null : random() < 0.4,
      score: random() < 0.2 ? null : below(1000) / 8,
      classification: classes[below(classes.length)]!,
      errorMessage: random() < 0.15 ? "no prices" : null,
      processingTimeMs: random() < 0.3 ? null : below(500),
    }))
    .map((entry) => (entry.passed === null && entry.errorMessage === null ? { ...entry, passed: true } : entry));
}

/** The same statistics, computed from the rows. */
async function countRows(runId: string) {
  const [counted] = await app.database.sql(
    `select count(*)::int as processed,
            count(*) filter (where error_message is null and passed)::int as "passedCount",
            count(*) filter (where error_message is null and not passed)::int as "failedCount",
            count(*) filter (where error_message is not null)::int as "errorCount",
            avg(score) as "averageScore",
            avg(processing_time_ms)::float8 as "averageProcessingTimeMs",
            coalesce(min(sequence_number), 1) as lowest,
            coalesce(max(sequence_number), 0) as highest
     from runs.strategy_execution_progress
     where run_id = $1`,
    [runId],
  );
  const classifications = await app.database.sql(
    `select classification, count(*)::int as count
     from runs.strategy_execution_progress
     where run_id = $1 and classification is not null
     group by 1
     order by count(*) desc, classification collate "C"`,
    [runId],
  );
  return { ...counted, classifications };
}

test.each([1, 2, 3])("counters and summary agree with the rows after every batch (seed %d)", async (seed) => {
  const random = seededRandom(`counters ${seed}`);
  const runId = await startedRun(app, { totalCount: 200 });
  const seen = new Map<string, number>();
  for (let batch = 0; batch < 25; batch++) {
    const entries = randomBatch(random);
    const payload = await report(app, runId, entries);
    expect(errorsOf(payload)).toEqual([]);
    for (const [index, { ticker }] of entries.entries()) {
      const { verdict, sequenceNumber } = payload.receipts[index];
      expect(verdict === "ACCEPTED").toBe(!seen.has(ticker));
      if (verdict === "ACCEPTED") seen.set(ticker, seen.size + 1);
      expect(sequenceNumber).toBe(seen.get(ticker));
    }

    const run = await readRun(app, runId, summary);
    const rows = await countRows(runId);
    expect(run).toMatchObject({ processedCount: rows.processed, revision: 1 + rows.processed });
    expect(run.progressPercent).toBeCloseTo(rows.processed / 2, 9);
    expect([rows.processed, rows.lowest, rows.highest]).toEqual([seen.size, 1, seen.size]);
    const { passedCount, failedCount, errorCount, classifications } = rows;
    expect(run.summary).toMatchObject({ passedCount, failedCount, errorCount, classifications });
    expect(run.summary.averageScore).toBeCloseTo(rows.averageScore, 9);
    expect(run.summary.averageProcessingTimeMs).toBeCloseTo(rows.averageProcessingTimeMs, 9);
    const evaluated = passedCount + failedCount;
    expect(run.summary.passRate).toBe(evaluated === 0 ? null : passedCount / evaluated);
  }
  const [{ differences }] = await app.database.sql(
    `select count(*)::int as differences
     from runs.strategy_execution_progress progress
     full join runs.strategy_result result using (run_id, ticker)
     where run_id = $1
       and (progress.ticker is null or result.ticker is null
            or progress.score is distinct from result.score
            or progress.error_message is distinct from result.error_message
            or (progress.passed is true and progress.error_message is null) <> result.passed)`,
    [runId],
  );
  expect(differences).toBe(0);
});

test("the outcomes in the timeline agree with the counters", async () => {
  const runId = await startedRun(app);
  await report(app, runId, randomBatch(seededRandom("outcomes")));
  const outcome = (name: string) =>
    `${name.toLowerCase()}: progress(filter: { outcomeIn: [${name}] }) { totalCount nodes { outcome } }`;
  const run = await readRun(app, runId, `${summary} ${["PASSED", "FAILED", "ERROR"].map(outcome).join(" ")}`);
  expect([run.passed.totalCount, run.failed.totalCount, run.error.totalCount]).toEqual([
    run.summary.passedCount,
    run.summary.failedCount,
    run.summary.errorCount,
  ]);
  expect(new Set(run.error.nodes.map((node: { outcome: string }) => node.outcome))).toEqual(new Set(["ERROR"]));
});

test("the averages are null before the first report", async () => {
  expect(await readRun(app, await startedRun(app), summary)).toMatchObject({
    summary: {
      passedCount: 0,
      failedCount: 0,
      errorCount: 0,
      passRate: null,
      averageScore: null,
      averageProcessingTimeMs: null,
      tickersPerSecond: null,
      classifications: [],
    },
  });
});

test("the largest accepted scores do not overflow their sum", async () => {
  const runId = await startedRun(app);
  const entries = Array.from({ length: 1000 }, (_, index) => ({ ticker: `T${index}`, passed: true, score: 1e15 }));
  expect(errorsOf(await report(app, runId, entries))).toEqual([]);
  expect((await readRun(app, runId, summary)).summary.averageScore).toBe(1e15);
});

test("a run counts its first 100 classifications separately and the rest as (other); results keep their own", async () => {
  const runId = await startedRun(app);
  const classified = (from: number, count: number) =>
    Array.from({ length: count }, (_, nth) => ({
      ticker: `T${from + nth}`,
      passed: true,
      classification: `c${from + nth}`,
    }));
  await report(app, runId, classified(0, 60));
  await report(app, runId, classified(60, 200));
  await report(app, runId, [...classified(260, 5), { ticker: "AGAIN", passed: true, classification: "c0" }]);
  const run = await readRun(app, runId, `${summary} results(filter: { classificationIn: ["c259"] }) { totalCount }`);
  const { classifications } = run.summary;
  expect(classifications).toHaveLength(101);
  expect(classifications.slice(0, 2)).toEqual([
    { classification: "(other)", count: 165 },
    { classification: "c0", count: 2 },
  ]);
  expect(classifications.slice(2).every(({ count }: { count: number }) => count === 1)).toBe(true);
  expect(run.results.totalCount).toBe(1);
});
