import { type ClaimedOnboarding, claimOnboarding } from "../../../src/market/onboarding/queue/claim-onboarding";
import { completeOnboarding } from "../../../src/market/onboarding/queue/complete-onboarding";
import { testApp } from "../../support/test-app";
import { change, emptyQueue, jobOf, onboard, seen, settings } from "./onboarding-queue";

const app = testApp();
beforeEach(() => emptyQueue(app));

const addWorker = (secondsAgo = 0) =>
  app.database.sql(
    "insert into market.onboarding_workers values (gen_random_uuid(), clock_timestamp() - $1 * interval '1 second')",
    [secondsAgo],
  );
const update = (symbol: string, set: string) =>
  app.database.sql(`update market.symbol_onboarding_queue set ${set} where symbol = $1`, [symbol]);
const reasonOf = async (id: string) => (await seen(app, id)).waitingReason;

describe("the waiting reason", () => {
  test("is that no worker is running, even if one was killed recently", async () => {
    const { id } = await jobOf(app, "AAPL");
    expect(await reasonOf(id)).toBe("No worker is running; the job starts when a worker is started.");
    await addWorker(16);
    expect(await reasonOf(id)).toBe("No worker is running; the job starts when a worker is started.");
    await addWorker(10);
    expect(await reasonOf(id)).toBe("Next in the queue; a worker starts it within seconds.");
  });

  test("is the backoff after a failure, with the time of the next attempt", async () => {
    await addWorker();
    const { id } = await jobOf(app, "AAPL");
    await update("AAPL", "attempts = 2, next_attempt_at = now() + interval '1 minute'");
    const { nextAttemptAt, waitingReason } = await seen(app, id);
    expect(waitingReason).toBe(`Backing off after a failure until ${nextAttemptAt}, then attempt 3 of 5.`);
  });

  test("is the jobs ahead of it, with an estimate from recent durations", async () => {
    await addWorker();
    await onboard(app, ["DONE1", "DONE2", "BUSY1", "BUSY2", "BUSY3", "AHEAD"], undefined, "HIGH");
    for (const [symbol, seconds] of [
      ["DONE1", 3],
      ["DONE2", 5],
    ] as const) {
      await update(
        symbol,
        // The first attempt and its backoff do not count.
        `status = 'completed', started_at = now() - interval '1 hour', attempt_started_at = now(),
         completed_at = now() + interval '${seconds} seconds'`,
      );
    }
    for (const symbol of ["BUSY1", "BUSY2", "BUSY3"]) await update(symbol, "status = 'processing'");
    const { id } = await jobOf(app, "AAPL");
    expect(await seen(app, id)).toMatchObject({
      positionInQueue: 2,
      waitingReason: "1 job is ahead of it; all 3 slots of 1 worker are busy; about 4 s.",
    });
  });

  test.each(["processing", "completed", "failed", "cancelled"])("is null for a job that is %s", async (status) => {
    const { id } = await jobOf(app, "AAPL");
    await update("AAPL", `status = '${status}'`);
    expect(await seen(app, id)).toMatchObject({ positionInQueue: null, waitingReason: null });
  });
});

test("queue positions are in the order in which jobs will be claimed, those backing off last", async () => {
  await onboard(app, ["LOW"], undefined, "LOW");
  await onboard(app, ["NORMAL1"]);
  await onboard(app, ["NORMAL2"]);
  await onboard(app, ["BACKING"], undefined, "HIGH");
  await onboard(app, ["HIGH"], undefined, "HIGH");
  await onboard(app, ["OLDLOW"], undefined, "LOW");
  await update("BACKING", "next_attempt_at = now() + interval '1 minute'");
  await update("OLDLOW", "next_attempt_at = now() - interval '11 minutes'");
  const { data } = await app.query("{ symbolOnboardings { nodes { symbol positionInQueue } } }");
  const nodes: { symbol: string; positionInQueue: number }[] = data.symbolOnboardings.nodes;
  const order = [...nodes].sort((a, b) => a.positionInQueue - b.positionInQueue).map(({ symbol }) => symbol);
  expect(order).toEqual(["OLDLOW", "HIGH", "NORMAL1", "NORMAL2", "LOW", "BACKING"]);
  expect(nodes.map(({ positionInQueue }) => positionInQueue).sort()).toEqual([1, 2, 3, 4, 5, 6]);
});

describe("the queue statistics", () => {
  const STATS = `{ onboardingQueueStats {
    pending processing completed failed cancelled oldestPendingSeconds waitSecondsP50 waitSecondsP95 runSecondsP50
    runSecondsP95 liveWorkers } }`;
  const stats = async () => (await app.query(STATS, {}, await app.asker())).data.onboardingQueueStats;

  test("of an empty queue are zeros and nulls", async () => {
    expect(await stats()).toEqual({
      pending: 0,
      processing: 0,
      completed: 0,
      failed: 0,
      cancelled: 0,
      liveWorkers: 0,
      oldestPendingSeconds: null,
      waitSecondsP50: null,
      waitSecondsP95: null,
      runSecondsP50: null,
      runSecondsP95: null,
    });
  });

  test("aggregate the stored jobs", async () => {
    const statuses = ["pending", "pending", "pending", "processing", "processing", "failed", "cancelled"];
    for (const [nth, status] of statuses.entries()) {
      await app.database.sql(
        `insert into market.symbol_onboarding_queue (symbol, status, next_attempt_at, completed_at)
         values ($1, $2, now() - $3 * interval '1 minute', case when $2 in ('failed', 'cancelled') then now() end)`,
        [`S${nth}`, status, nth + 1],
      );
    }
    // Jobs that waited 1, 2 … 40 seconds and took 2, 4 … 80; one that ended two days ago does not count.
    await app.database.sql(`
      insert into market.symbol_onboarding_queue
        (symbol, status, created_at, queued_at, started_at, attempt_started_at, completed_at)
      select 'D' || nth, 'completed', begun - interval '7 days', begun, begun + nth * interval '1 second',
             begun + nth * interval '1 minute', begun + nth * interval '1 minute 2 seconds'
      from generate_series(1, 40) as nth
      cross join (values (now() - interval '1 hour')) as at (begun)
      union all
      select 'OLD', 'completed', past, past, past, past, past + interval '1 hour'
      from (values (now() - interval '2 days')) as before (past)`);
    await addWorker();
    await addWorker();
    await addWorker(60);
    const found = await stats();
    expect(found).toMatchObject({ pending: 3, processing: 2, completed: 40, failed: 1, cancelled: 1, liveWorkers: 2 });
    expect(found.oldestPendingSeconds).toBeGreaterThanOrEqual(180);
    expect(found.oldestPendingSeconds).toBeLessThan(400);
    // Interpolated percentiles of 1 … 40.
    expect(found.waitSecondsP50).toBeCloseTo(20.5, 6);
    expect(found.waitSecondsP95).toBeCloseTo(1 + 0.95 * 39, 6);
    expect(found.runSecondsP50).toBeCloseTo(41, 6);
    expect(found.runSecondsP95).toBeCloseTo(2 * (1 + 0.95 * 39), 6);
  });

  test("measure waits from a manual retry on and exclude backoffs", async () => {
    const { id } = await jobOf(app, "OLD");
    await update("OLD", "status = 'failed', created_at = now() - interval '7 days', queued_at = created_at");
    await jobOf(app, "BACKING");
    await update("BACKING", "created_at = now() - interval '1 hour', next_attempt_at = now() + interval '1 minute'");
    expect((await stats()).oldestPendingSeconds).toBeNull();
    await change(app, "retry", id);
    expect((await stats()).oldestPendingSeconds).toBeLessThan(60);
    await claimOnboarding(app.database.db, settings());
    expect((await stats()).waitSecondsP95).toBeLessThan(60);
    // A second attempt, after a backoff.
    await update("OLD", "status = 'pending', started_at = now() - interval '1 hour', queued_at = started_at");
    const job = await claimOnboarding(app.database.db, settings());
    await app.database.sql("insert into market.symbol_universe (symbol) values ('OLD')");
    await app.database.sql(
      "insert into market.market_data_cache (symbol, date, close, data_source) values ('OLD', '2024-05-17', 1, 'synthetic')",
    );
    await completeOnboarding(app.database.db, job as ClaimedOnboarding, []);
    expect((await stats()).runSecondsP95).toBeLessThan(60);
  });
});
