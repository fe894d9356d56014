import { deleteEndedOnboardings } from "../../src/market/onboarding/queue/delete-ended-onboardings";
import { onboardingQueueStats } from "../../src/market/onboarding/requests/onboarding-queue-stats.query";
import { testDatabase } from "../support/test-database";
import { explainBatch, explainOne } from "./explain-call";

const database = testDatabase();

/** 20,000 jobs that ended one after the other within 80 days, and 100 that wait. */
beforeAll(async () => {
  await database.sql(`
    insert into market.symbol_onboarding_queue
      (symbol, status, created_at, queued_at, started_at, attempt_started_at, completed_at)
    select 'S' || nth, 'completed', at, at, at, at, at + interval '5 seconds'
    from (select nth, now() - nth * interval '80 days' / 20000 as at from generate_series(1, 20000) as nth) as ended
    union all
    select 'W' || nth, 'pending', now(), now(), null, null, null
    from generate_series(1, 100) as nth`);
  await database.sql("vacuum analyze market.symbol_onboarding_queue");
}, 120_000);

test("the queue at a glance is told from what waits and what ended of late, whatever ever was", async () => {
  const plan = await explainOne(database, () => onboardingQueueStats(database.db));
  expect(plan.scanned).not.toContain("symbol_onboarding_queue");
  expect(plan.indexes).toContain("ix_queue_completed");
  expect(await onboardingQueueStats(database.db)).toMatchObject({ pending: 100, completed: 250, runSecondsP50: 5 });
});

test("what is due for deletion is found by when it ended", async () => {
  const plan = await explainBatch(database, () => deleteEndedOnboardings(database.db));
  expect(plan).toMatchObject({ indexes: ["ix_queue_completed", "symbol_onboarding_queue_pkey"], scanned: [] });
});
