import { testApp } from "../../support/test-app";
import { errorsOf, passes, readRun, report, send, startedRun, tickers } from "../run-client";

const app = testApp();

/** A run over T1 to T4 that has processed T1 and T2, failed and was resumed: its lease epoch is 2. */
async function resumedRun(): Promise<string> {
  const runId = await startedRun(app, { tickers: tickers(4) });
  await report(app, runId, passes(["T1", "T2"]));
  await send(app, "failStrategyRun", runId, { errorMessage: "power cut" });
  await send(app, "resumeStrategyRun", runId);
  return runId;
}

describe("resumeStrategyRun", () => {
  test.each(["failStrategyRun", "cancelStrategyRun"] as const)(
    "continues a run under the next lease after %s",
    async (verb) => {
      const runId = await startedRun(app, { tickers: tickers(4) });
      await report(app, runId, passes(["T1", "T3"]));
      const { startedAt } = (await send(app, verb, runId)).run;
      const { run, leaseEpoch, userErrors } = await send(app, "resumeStrategyRun", runId);
      expect(userErrors).toEqual([]);
      expect(leaseEpoch).toBe(2);
      expect(run).toMatchObject({
        executionStatus: "RUNNING",
        isTerminal: false,
        startedAt,
        completedAt: null,
        durationMs: null,
        exitStatus: null,
        errorMessage: null,
        processedCount: 2,
        progressPercent: 50,
        revision: 5,
        health: "HEALTHY",
      });
      expect(await readRun(app, runId, "remainingTickers progress { nodes { ticker sequenceNumber } }")).toMatchObject({
        remainingTickers: ["T2", "T4"],
        progress: {
          nodes: [
            { ticker: "T1", sequenceNumber: 1 },
            { ticker: "T3", sequenceNumber: 2 },
          ],
        },
      });
    },
  );

  test("lets the new executor continue the sequence numbers and complete the run", async () => {
    const runId = await resumedRun();
    const { receipts, run } = await report(app, runId, passes(["T2", "T3", "T4"]), { leaseEpoch: 2 });
    expect(receipts).toEqual([
      { ticker: "T2", verdict: "DUPLICATE", sequenceNumber: 2 },
      { ticker: "T3", verdict: "ACCEPTED", sequenceNumber: 3 },
      { ticker: "T4", verdict: "ACCEPTED", sequenceNumber: 4 },
    ]);
    expect(run).toMatchObject({ processedCount: 4, progressPercent: 100 });
    const ended = await send(app, "completeStrategyRun", runId, { leaseEpoch: 2 });
    expect(ended).toMatchObject({ userErrors: [], run: { executionStatus: "COMPLETED" } });
  });

  test("issues the next epoch with each resume", async () => {
    const runId = await resumedRun();
    await send(app, "cancelStrategyRun", runId);
    expect(await send(app, "resumeStrategyRun", runId)).toMatchObject({ leaseEpoch: 3 });
  });

  test("issues one lease to ten concurrent requests", async () => {
    const runId = await startedRun(app);
    await send(app, "failStrategyRun", runId);
    const payloads = await Promise.all(Array.from({ length: 10 }, () => send(app, "resumeStrategyRun", runId)));
    expect(payloads.map((payload) => payload.leaseEpoch).filter((epoch) => epoch !== null)).toEqual([2]);
    const refusals = payloads.map(errorsOf).filter((problems) => problems.length > 0);
    expect(refusals).toEqual(Array.from({ length: 9 }, () => ["INVALID_TRANSITION input.runId"]));
  });

  test("returns the lease of the first request to a retry with the same key, whatever happened since", async () => {
    const runId = await startedRun(app);
    await send(app, "failStrategyRun", runId);
    const ask = (idempotencyKey: string) => send(app, "resumeStrategyRun", runId, { idempotencyKey });
    const atOnce = await Promise.all(Array.from({ length: 5 }, () => ask("one")));
    expect(atOnce.map(({ leaseEpoch }) => leaseEpoch)).toEqual([2, 2, 2, 2, 2]);
    expect(atOnce.filter(({ wasDeduplicated }) => !wasDeduplicated)).toHaveLength(1);
    expect(errorsOf(await ask("two"))).toEqual(["INVALID_TRANSITION input.runId"]);

    await send(app, "cancelStrategyRun", runId);
    const late = await ask("one");
    expect(late).toMatchObject({ userErrors: [], leaseEpoch: 2, wasDeduplicated: true });
    expect(late.run).toMatchObject({ id: runId, executionStatus: "CANCELLED" });
    expect(await ask("two")).toMatchObject({ leaseEpoch: 3, wasDeduplicated: false });
    expect(await ask("one")).toMatchObject({ leaseEpoch: 2, run: { executionStatus: "RUNNING" } });
    const other = await startedRun(app);
    await send(app, "failStrategyRun", other);
    expect(await send(app, "resumeStrategyRun", other, { idempotencyKey: "one" })).toMatchObject({
      wasDeduplicated: false,
    });
    expect(errorsOf(await ask("k".repeat(201)))).toEqual(["OUT_OF_RANGE input.idempotencyKey"]);
  });

  test("rejects a running run with INVALID_TRANSITION and keeps its lease", async () => {
    const runId = await startedRun(app);
    const payload = await send(app, "resumeStrategyRun", runId);
    expect(errorsOf(payload)).toEqual(["INVALID_TRANSITION input.runId"]);
    expect(payload).toMatchObject({ leaseEpoch: null, run: { executionStatus: "RUNNING", revision: 1 } });
    expect(await report(app, runId, passes(["A"]), { leaseEpoch: 1 })).toMatchObject({ userErrors: [] });
  });

  test.each(["completed", "archived"])("rejects a run that is %s with RUN_TERMINAL", async (status) => {
    const runId = await startedRun(app);
    await send(app, "completeStrategyRun", runId);
    await app.database.sql("update runs.strategy_run set execution_status = $2 where run_id = $1", [runId, status]);
    const payload = await send(app, "resumeStrategyRun", runId);
    expect(errorsOf(payload)).toEqual(["RUN_TERMINAL input.runId"]);
    expect(payload).toMatchObject({ leaseEpoch: null, run: { executionStatus: status.toUpperCase() } });
  });

  test("rejects a run whose timeline was purged, because its sequence numbers cannot be continued", async () => {
    const runId = await startedRun(app);
    await send(app, "failStrategyRun", runId);
    await app.database.sql("update runs.strategy_run set progress_purged_at = now() where run_id = $1", [runId]);
    expect(errorsOf(await send(app, "resumeStrategyRun", runId))).toEqual(["INVALID_TRANSITION input.runId"]);
  });
});

describe("a lease", () => {
  test.each([
    ["the old epoch", { leaseEpoch: 1 }],
    ["an epoch that was never issued", { leaseEpoch: 3 }],
    ["none, once the run was resumed", {}],
    ["null, once the run was resumed", { leaseEpoch: null }],
  ])("that is %s makes a report fail with LEASE_LOST, and nothing is written", async (_, lease) => {
    const runId = await resumedRun();
    const before = await readRun(app, runId, "progress { totalCount } results { totalCount }");
    const payload = await report(app, runId, passes(["T3"]), lease);
    expect(errorsOf(payload)).toEqual(["LEASE_LOST input.leaseEpoch"]);
    expect(payload).toMatchObject({ shouldStop: true, receipts: [] });
    expect(await readRun(app, runId, "progress { totalCount } results { totalCount }")).toEqual(before);
  });

  test.each(["completeStrategyRun", "failStrategyRun"] as const)(
    "that is old makes %s fail with LEASE_LOST",
    async (verb) => {
      const runId = await resumedRun();
      for (const lease of [{ leaseEpoch: 1 }, {}]) {
        expect(errorsOf(await send(app, verb, runId, lease))).toEqual(["LEASE_LOST input.leaseEpoch"]);
      }
      expect(await readRun(app, runId)).toMatchObject({ executionStatus: "RUNNING" });
    },
  );

  test("is optional while the epoch is 1, and is checked if present", async () => {
    const runId = await startedRun(app);
    for (const [index, lease] of [{}, { leaseEpoch: null }, { leaseEpoch: 1 }].entries()) {
      expect((await report(app, runId, passes([`A${index}`]), lease)).receipts).toHaveLength(1);
    }
    expect(errorsOf(await report(app, runId, passes(["B"]), { leaseEpoch: 2 }))).toEqual([
      "LEASE_LOST input.leaseEpoch",
    ]);
  });

  test("is not needed to cancel a run", async () => {
    expect(await send(app, "cancelStrategyRun", await resumedRun())).toMatchObject({
      userErrors: [],
      run: { executionStatus: "CANCELLED" },
    });
  });
});
