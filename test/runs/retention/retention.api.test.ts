import { DEFAULT_HEALTH_THRESHOLDS } from "../../../src/runs";
import { archiveRuns } from "../../../src/runs/retention/archive-runs";
import { failLostRuns } from "../../../src/runs/retention/fail-lost-runs";
import { purgeProgress } from "../../../src/runs/retention/purge-progress";
import { beatReportAvailability } from "../../../src/runs/retention/report-availability";
import { testApp } from "../../support/test-app";
import { poll } from "../polling/poll-run";
import { errorsOf, passes, readRun, report, send, startedRun, tickers } from "../run-client";

const app = testApp();
const DAY = 86_400;
const everything =
  "summary { passedCount averageScore classifications { count } } results { totalCount } progress { totalCount }";

/** A run of three tickers, all times of which are this many seconds ago. */
async function agedRun(status: string, seconds: number, processed = 3): Promise<string> {
  const runId = await startedRun(app, { tickers: tickers(3) });
  if (processed > 0) await report(app, runId, passes(tickers(processed)));
  await app.database.sql(
    `update runs.strategy_run
     set execution_status = $2,
         created_at = now() - $3 * interval '1 second',
         started_at = now() - $3 * interval '1 second',
         last_progress_update = now() - $3 * interval '1 second',
         completed_at = case when $2 in ('running', 'pending') then null else now() - $3 * interval '1 second' end
     where run_id = $1`,
    [runId, status, seconds],
  );
  return runId;
}

/** Each test starts without runs. */
beforeEach(() => app.database.sql("delete from runs.strategy_run"));

describe("purgeProgress", () => {
  test.each(["completed", "failed", "cancelled", "archived"])(
    "deletes the timeline of a run that was %s more than 30 days ago, and nothing else of it",
    async (status) => {
      const old = await agedRun(status, 30 * DAY + 60);
      const recent = await agedRun(status, 30 * DAY - 60);
      const before = await readRun(app, old, everything);
      expect(await purgeProgress(app.database.db)).toBe(3);
      const after = await readRun(app, old, everything);
      expect(after).toEqual({
        ...before,
        progress: { totalCount: 0 },
        progressPurgedAt: expect.any(String),
        revision: before.revision + 1,
      });
      expect(after).toMatchObject({
        summary: { passedCount: 3, averageScore: 1 },
        results: { totalCount: 3 },
        processedCount: 3,
      });
      expect(await readRun(app, recent, everything)).toMatchObject({
        progressPurgedAt: null,
        progress: { totalCount: 3 },
      });
    },
  );

  test("keeps the timeline of a run that has not ended, whatever its age", async () => {
    const ids = [await agedRun("running", 400 * DAY), await agedRun("pending", 400 * DAY)];
    expect(await purgeProgress(app.database.db)).toBe(0);
    for (const id of ids) {
      expect(await readRun(app, id, everything)).toMatchObject({ progressPurgedAt: null, progress: { totalCount: 3 } });
    }
  });

  test("changes nothing when it runs a second time", async () => {
    const runId = await agedRun("completed", 31 * DAY);
    expect(await purgeProgress(app.database.db)).toBe(3);
    const after = await readRun(app, runId, everything);
    expect(await purgeProgress(app.database.db)).toBe(0);
    expect(await readRun(app, runId, everything)).toEqual(after);
  });

  test("counts each row once when several workers run it at the same time", async () => {
    for (let n = 0; n < 3; n++) await agedRun("completed", 31 * DAY);
    const counts = await Promise.all([1, 2, 3].map(() => purgeProgress(app.database.db)));
    expect(counts.reduce((sum, count) => sum + count)).toBe(9);
  });

  test("is reported to pollers as a change without a reset", async () => {
    const runId = await agedRun("completed", 31 * DAY);
    const { revision } = await poll(app, runId, 0);
    await purgeProgress(app.database.db);
    expect(await poll(app, runId, revision)).toMatchObject({ changed: true, resetRequired: false, newProgress: [] });
  });

  test("makes it impossible to resume a failed run", async () => {
    const runId = await agedRun("failed", 31 * DAY);
    await purgeProgress(app.database.db);
    expect(errorsOf(await send(app, "resumeStrategyRun", runId))).toEqual(["INVALID_TRANSITION input.runId"]);
  });
});

describe("archiveRuns", () => {
  test("archives runs that completed more than 90 days ago, and no others", async () => {
    const old = await agedRun("completed", 90 * DAY + 60);
    const others = [
      await agedRun("completed", 90 * DAY - 60),
      await agedRun("failed", 400 * DAY),
      await agedRun("cancelled", 400 * DAY),
      await agedRun("running", 400 * DAY),
    ];
    const before = await Promise.all([old, ...others].map((id) => readRun(app, id, everything)));
    expect(await archiveRuns(app.database.db)).toBe(1);
    const [archived, ...rest] = await Promise.all([old, ...others].map((id) => readRun(app, id, everything)));
    expect(archived).toEqual({ ...before[0], executionStatus: "ARCHIVED", revision: before[0].revision + 1 });
    expect(rest).toEqual(before.slice(1));
    expect(await archiveRuns(app.database.db)).toBe(0);
  });

  test("leaves a terminal run, which accepts no more changes", async () => {
    const runId = await agedRun("completed", 91 * DAY, 2);
    await archiveRuns(app.database.db);
    expect(errorsOf(await report(app, runId, passes(["T3"])))).toEqual(["RUN_TERMINAL input.runId"]);
    expect(errorsOf(await send(app, "cancelStrategyRun", runId))).toEqual(["RUN_TERMINAL input.runId"]);
    expect(await readRun(app, runId)).toMatchObject({ isTerminal: true, health: "FINISHED", processedCount: 2 });
  });
});

describe("failLostRuns", () => {
  const failLost = () => failLostRuns(app.database.db, DEFAULT_HEALTH_THRESHOLDS);

  /** Reports were possible from so many seconds ago until some seconds ago. */
  async function available({ since, until = 0 }: { since: number; until?: number }): Promise<void> {
    await app.database.sql("delete from runs.report_availability");
    await app.database.sql(
      `insert into runs.report_availability
       values (1, clock_timestamp() - $1 * interval '1 second', clock_timestamp() - $2 * interval '1 second')`,
      [since, until],
    );
  }

  beforeEach(() => available({ since: 100_000 }));

  test("fails a run without a report for ten minutes; its progress is kept and it can be resumed", async () => {
    const runId = await agedRun("running", 630, 2);
    expect(await readRun(app, runId)).toMatchObject({ health: "LOST", executionStatus: "RUNNING" });
    expect(await failLost()).toBe(1);
    const run = await readRun(app, runId, "progress { totalCount }");
    expect(run).toMatchObject({
      executionStatus: "FAILED",
      exitStatus: "worker_lost",
      errorMessage: expect.stringContaining("600 s"),
      processedCount: 2,
      revision: 4,
      health: "FINISHED",
      progress: { totalCount: 2 },
    });
    expect(run.durationMs).toBeGreaterThanOrEqual(630_000);
    expect(errorsOf(await report(app, runId, passes(["T3"])))).toEqual(["RUN_TERMINAL input.runId"]);
    expect(await send(app, "resumeStrategyRun", runId)).toMatchObject({ leaseEpoch: 2, run: { health: "HEALTHY" } });
    expect(await failLost()).toBe(0);
  });

  test("does not change runs that reported in time, are pending or have ended", async () => {
    const ids = [
      await agedRun("running", 570),
      await agedRun("pending", 10_000),
      await agedRun("completed", 10_000),
      await agedRun("cancelled", 10_000),
    ];
    const before = await Promise.all(ids.map((id) => readRun(app, id)));
    expect(await failLost()).toBe(0);
    expect(await Promise.all(ids.map((id) => readRun(app, id)))).toMatchObject(
      before.map(({ executionStatus, revision, exitStatus }) => ({ executionStatus, revision, exitStatus })),
    );
  });

  test("after an outage of the API counts only the silence since reports are possible again", async () => {
    const runId = await agedRun("running", 5000, 2);
    await available({ since: 100_000, until: 40 });
    expect(await failLost()).toBe(0);
    await beatReportAvailability(app.database.db);
    expect(await failLost()).toBe(0);
    await available({ since: 590 });
    expect(await failLost()).toBe(0);
    expect(await readRun(app, runId)).toMatchObject({ executionStatus: "RUNNING" });
    await available({ since: 610 });
    await beatReportAvailability(app.database.db);
    expect(await failLost()).toBe(1);
  });

  test("without any beat of a server counts no silence, and the first beat starts the count", async () => {
    await agedRun("running", 5000);
    await app.database.sql("delete from runs.report_availability");
    expect(await failLost()).toBe(0);
    await beatReportAvailability(app.database.db);
    await beatReportAvailability(app.database.db);
    expect(await failLost()).toBe(0);
  });

  test("completes a run whose tickers are all processed: only its end was not reported", async () => {
    const runId = await agedRun("running", 630);
    expect(await failLost()).toBe(1);
    expect(await readRun(app, runId)).toMatchObject({
      executionStatus: "COMPLETED",
      exitStatus: "ok",
      errorMessage: null,
      processedCount: 3,
    });
  });

  test("measures from the start of a run that never reported", async () => {
    const runId = await agedRun("running", 630, 0);
    await app.database.sql("update runs.strategy_run set last_progress_update = null where run_id = $1", [runId]);
    expect(await failLost()).toBe(1);
  });

  test("uses the configured threshold", async () => {
    await agedRun("running", 30, 1);
    expect(await failLostRuns(app.database.db, { ...DEFAULT_HEALTH_THRESHOLDS, lostAfterSeconds: 40 })).toBe(0);
    expect(await failLostRuns(app.database.db, { ...DEFAULT_HEALTH_THRESHOLDS, lostAfterSeconds: 20 })).toBe(1);
  });
});
