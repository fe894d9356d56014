import { testApp } from "../../support/test-app";
import { type EndVerb, errorsOf, passes, readRun, report, send, startedRun, tickers } from "../run-client";

const app = testApp();
const endings: readonly (readonly [EndVerb, string, string])[] = [
  ["completeStrategyRun", "COMPLETED", "ok"],
  ["failStrategyRun", "FAILED", "error"],
  ["cancelStrategyRun", "CANCELLED", "cancelled"],
];

/** All stored rows of a run. */
async function stored(runId: string) {
  const { sql } = app.database;
  return {
    run: await sql("select * from runs.strategy_run where run_id = $1", [runId]),
    progress: await sql("select * from runs.strategy_execution_progress where run_id = $1 order by 1, 2", [runId]),
    results: await sql("select * from runs.strategy_result where run_id = $1 order by ticker", [runId]),
  };
}

describe("ending a run", () => {
  test.each(endings)(
    "with %s makes it %s with exit status %s and keeps its progress",
    async (verb, status, exitStatus) => {
      const runId = await startedRun(app, { tickers: tickers(4) });
      await report(app, runId, passes(["T1", "T2"]));
      const { run, userErrors } = await send(app, verb, runId);
      expect(userErrors).toEqual([]);
      expect(run).toMatchObject({
        executionStatus: status,
        exitStatus,
        errorMessage: null,
        isTerminal: true,
        health: "FINISHED",
        estimatedCompletion: null,
        processedCount: 2,
        progressPercent: 50,
        revision: 4,
      });
      const duration = Date.parse(run.completedAt) - Date.parse(run.startedAt);
      expect(Math.abs(run.durationMs - duration)).toBeLessThanOrEqual(1);
      expect(await readRun(app, runId, "remainingTickers")).toMatchObject({ ...run, remainingTickers: ["T3", "T4"] });
    },
  );

  test.each(["completeStrategyRun", "failStrategyRun"] as const)(
    "with %s stores the exit status and the message of the executor",
    async (verb) => {
      const { run } = await send(app, verb, await startedRun(app), {
        exitStatus: "partial",
        errorMessage: "two feeds down",
      });
      expect(run).toMatchObject({ exitStatus: "partial", errorMessage: "two feeds down" });
    },
  );
});

describe("the end of a run", () => {
  test.each(endings)("is final after %s: every change is rejected with the run as it ended", async (verb, status) => {
    const runId = await startedRun(app, { tickers: tickers(3) });
    await report(app, runId, passes(["T1"]));
    await send(app, verb, runId);
    const before = await stored(runId);
    // The same end again succeeds: see lost-answers.api.test.ts.
    const others = endings.filter(([late]) => late !== verb || verb === "cancelStrategyRun");
    for (const [late] of others) {
      const payload = await send(app, late, runId);
      expect(errorsOf(payload)).toEqual(["RUN_TERMINAL input.runId"]);
      expect(payload.run).toMatchObject({ id: runId, executionStatus: status, processedCount: 1 });
    }
    const late = await report(app, runId, passes(["T1", "T2"]));
    expect(errorsOf(late)).toEqual(["RUN_TERMINAL input.runId"]);
    expect(late).toMatchObject({
      shouldStop: true,
      receipts: [],
      run: { executionStatus: status, processedCount: 1 },
    });
    expect(await stored(runId)).toEqual(before);
  });

  test("is decided by one of several concurrent requests; the others learn how it ended", async () => {
    for (let round = 0; round < 5; round++) {
      const runId = await startedRun(app);
      const payloads = await Promise.all(endings.map(([verb]) => send(app, verb, runId)));
      const losers = payloads.filter((payload) => payload.userErrors.length > 0);
      expect(losers.map(errorsOf)).toEqual([["RUN_TERMINAL input.runId"], ["RUN_TERMINAL input.runId"]]);
      const { executionStatus } = await readRun(app, runId);
      expect(payloads.map((payload) => payload.run.executionStatus)).toEqual(endings.map(() => executionStatus));
    }
  });

  test("can only be a cancellation while the run is pending; it accepts no progress either", async () => {
    const runId = await startedRun(app);
    await app.database.sql(
      "update runs.strategy_run set execution_status = 'pending', started_at = null, last_progress_update = null where run_id = $1",
      [runId],
    );
    const early = await report(app, runId, passes(["A"]));
    expect(errorsOf(early)).toEqual(["RUN_NOT_RUNNING input.runId"]);
    expect(early).toMatchObject({ shouldStop: false, run: { executionStatus: "PENDING", startedAt: null } });
    for (const verb of ["completeStrategyRun", "failStrategyRun"] as const) {
      expect(errorsOf(await send(app, verb, runId))).toEqual(["RUN_NOT_RUNNING input.runId"]);
    }
    const { run } = await send(app, "cancelStrategyRun", runId);
    expect(run).toMatchObject({ executionStatus: "CANCELLED", startedAt: null, durationMs: null, processedCount: 0 });
  });
});
