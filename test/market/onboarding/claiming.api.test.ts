import { claimOnboarding } from "../../../src/market/onboarding/queue/claim-onboarding";
import { completeOnboarding } from "../../../src/market/onboarding/queue/complete-onboarding";
import { extendLease } from "../../../src/market/onboarding/queue/extend-lease";
import { failAttempt } from "../../../src/market/onboarding/queue/fail-attempt";
import { OnboardingPhase } from "../../../src/market/onboarding/queue/onboarding-phase.enum";
import { enqueueMissingWakeUps } from "../../../src/market/onboarding/worker/enqueue-missing-wake-ups";
import { testApp } from "../../support/test-app";
import { countOpenWakeUps, emptyQueue, processNext, providerOf, rowOf, settings, threeDays } from "./onboarding-queue";

const app = testApp();
beforeEach(() => emptyQueue(app));

/** Inserts a pending job that has been due for some seconds. */
async function insert(symbol: string, priority: string, dueForSeconds: number): Promise<string> {
  const [{ id }] = await app.database.sql(
    `insert into market.symbol_onboarding_queue (symbol, priority, created_at, next_attempt_at)
     values ($1, $2, now() - $3 * interval '1 second', now() - $3 * interval '1 second')
     returning id`,
    [symbol, priority, dueForSeconds],
  );
  return id;
}
const claim = (change = {}) => claimOnboarding(app.database.db, settings(change));
async function claimAll(): Promise<string[]> {
  const symbols: string[] = [];
  for (let job = await claim(); job !== null; job = await claim()) symbols.push(job.symbol);
  return symbols;
}
const expireLeases = () =>
  app.database.sql("update market.symbol_onboarding_queue set lease_expires_at = now() where status = 'processing'");

describe("jobs are claimed", () => {
  test("by priority, and first come, first served within a priority", async () => {
    await insert("LOW1", "low", 60);
    await insert("NORMAL2", "normal", 20);
    await insert("HIGH2", "high", 10);
    await insert("NORMAL1", "normal", 50);
    await insert("HIGH1", "high", 30);
    await insert("LOW2", "low", 40);
    expect(await claimAll()).toEqual(["HIGH1", "HIGH2", "NORMAL1", "NORMAL2", "LOW1", "LOW2"]);
  });

  test("one priority higher for each aging period of 300 seconds", async () => {
    await insert("LOW601", "low", 601);
    await insert("LOW301", "low", 301);
    await insert("LOW299", "low", 299);
    await insert("NORMAL301", "normal", 301);
    await insert("NORMAL299", "normal", 299);
    await insert("HIGH299", "high", 299);
    // The first three have aged to high priority, LOW301 and NORMAL299 to normal.
    expect(await claimAll()).toEqual(["LOW601", "NORMAL301", "HIGH299", "LOW301", "NORMAL299", "LOW299"]);
  });

  test("even with low priority while a high one is added before every claim", async () => {
    await insert("PATIENT", "low", 0);
    const claimed: (string | undefined)[] = [];
    // One claim per minute; time passes by moving all due times into the past.
    for (let minute = 0; minute < 20 && claimed.at(-1) !== "PATIENT"; minute += 1) {
      await insert(`HIGH${minute}`, "high", 0);
      await app.database.sql(
        "update market.symbol_onboarding_queue set next_attempt_at = next_attempt_at - interval '1 minute' where status = 'pending'",
      );
      claimed.push((await claim())?.symbol);
    }
    expect(claimed).toHaveLength(10);
    expect(claimed.at(-1)).toBe("PATIENT");
  });

  test("only when their next attempt is due", async () => {
    await insert("LATER", "high", -60);
    expect(await claim()).toBeNull();
  });
});

test("20 workers that claim 100 jobs concurrently get 100 different ones", async () => {
  for (let nth = 0; nth < 100; nth += 1) await insert(`S${nth}`, "normal", 1);
  const claims = await Promise.all(Array.from({ length: 20 }, () => claimAll()));
  const symbols = claims.flat();
  expect(symbols).toHaveLength(100);
  expect(new Set(symbols).size).toBe(100);
  const rows = await app.database.sql("select distinct status, attempts from market.symbol_onboarding_queue");
  expect(rows).toEqual([{ status: "processing", attempts: 1 }]);
});

describe("a worker with an expired lease", () => {
  test("loses its job to the next claim, but not before", async () => {
    const id = await insert("AAPL", "normal", 0);
    const first = await claim();
    expect(await claim()).toBeNull();
    await expireLeases();
    const second = await claim();
    expect([first?.attempts, second?.attempts]).toEqual([1, 2]);
    expect(second?.leaseToken).not.toBe(first?.leaseToken);
    expect(await rowOf(app, id)).toMatchObject({ status: "processing", attempts: 2, lease_token: second?.leaseToken });
  });

  test("keeps its job if it extended the lease in time", async () => {
    await insert("AAPL", "normal", 0);
    const job = (await claim({ leaseSeconds: 0.2 })) as NonNullable<Awaited<ReturnType<typeof claim>>>;
    expect(await extendLease(app.database.db, job, settings(), OnboardingPhase.UNIVERSE)).toBe("held");
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await claim()).toBeNull();
    expect(await rowOf(app, job.id)).toMatchObject({ phase: "universe", attempts: 1 });
  });

  test("can no longer extend, complete or fail the job", async () => {
    const id = await insert("AAPL", "normal", 0);
    const old = await claim();
    await expireLeases();
    await claim();
    await app.database.sql("insert into market.symbol_universe (symbol) values ('AAPL')");
    await app.database.sql(
      "insert into market.market_data_cache (symbol, date, close, data_source) values ('AAPL', '2024-05-17', 1, 'synthetic')",
    );
    const before = await rowOf(app, id);
    if (old === null) throw new Error("The job was not claimed.");
    const { db } = app.database;
    const failure = { message: "late", isPermanent: false };
    expect(await extendLease(db, old, settings(), OnboardingPhase.METRICS)).toBe("lost");
    expect(await completeOnboarding(db, old, [])).toBe("lost");
    expect(await failAttempt(db, old, failure, settings())).toBe("lost");
    expect(await rowOf(app, id)).toEqual(before);
  });

  test("in every attempt leaves a job that fails", async () => {
    const id = await insert("AAPL", "normal", 0);
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      expect((await claim())?.attempts).toBe(attempt);
      await expireLeases();
    }
    await processNext(app, providerOf(threeDays));
    expect(await rowOf(app, id)).toMatchObject({
      status: "failed",
      error_message: "The worker died in each of 5 attempts.",
    });
    expect(await claim()).toBeNull();
  });
});

describe("jobs without a wake-up job", () => {
  const enqueueMissing = () => enqueueMissingWakeUps(app.database.db, app.jobs);

  test("get one each if they are due or their worker is dead", async () => {
    for (const symbol of ["DUE1", "DUE2", "DUE3", "DEAD"]) await insert(symbol, "normal", 5);
    await insert("LATER", "normal", -60);
    const claimed = await claim();
    expect(claimed).not.toBeNull();
    expect(await enqueueMissing()).toBe(3);
    expect(await countOpenWakeUps(app)).toBe(3);
    await expireLeases();
    expect(await enqueueMissing()).toBe(1);
    expect(await countOpenWakeUps(app)).toBe(4);
  });

  test("get only one however often it is checked; wake-up jobs for later do not count", async () => {
    for (const symbol of ["DUE1", "DUE2"]) await insert(symbol, "normal", 5);
    await app.database.db.transaction((tx) => app.jobs.enqueue(tx, "onboard-symbol", [{}, {}], 3600));
    expect([await enqueueMissing(), await enqueueMissing(), await enqueueMissing()]).toEqual([2, 0, 0]);
    expect(await countOpenWakeUps(app)).toBe(4);
  });
});
