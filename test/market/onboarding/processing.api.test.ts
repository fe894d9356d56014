import type { PhaseTools } from "../../../src/market/onboarding/worker/onboarding-phases";
import { processNextOnboarding } from "../../../src/market/onboarding/worker/process-next-onboarding";
import { symbolPhases } from "../../../src/market/onboarding/worker/symbol-phases";
import { ProviderError } from "../../../src/market/providers/provider-error";
import { testApp } from "../../support/test-app";
import {
  change,
  countOpenWakeUps,
  emptyQueue,
  jobOf,
  rowOf,
  seen,
  settings,
  threeDays,
  workOnce,
  worldOf,
} from "./onboarding-queue";

const app = testApp();
beforeEach(() => emptyQueue(app));

const unavailable = (message = "The provider is out of order at the moment.") =>
  new ProviderError("UNAVAILABLE", message);
const dueNow = () =>
  app.database.sql("update market.symbol_onboarding_queue set next_attempt_at = now() where status = 'pending'");
const tracesOf = async (symbol: string) => {
  const [traces] = await app.database.sql(
    `select (select count(*)::int from market.market_data_cache where symbol = $1) as bars,
            (select count(*)::int from market.symbol_universe where symbol = $1) as universe,
            (select count(*)::int from market.symbol_daily_metrics where symbol = $1) as metrics`,
    [symbol],
  );
  return traces;
};

test("a symbol goes from its request to prices, universe and figures", async () => {
  const { id } = await jobOf(app, "AAPL");
  await workOnce(app, worldOf(threeDays));
  expect(await seen(app, id)).toMatchObject({
    ...{
      status: "COMPLETED",
      phase: "DONE",
      attempts: 1,
      errorMessage: null,
      positionInQueue: null,
      waitingReason: null,
    },
    ...{ startedAt: expect.any(String), completedAt: expect.any(String) },
  });
  expect(await tracesOf("AAPL")).toEqual({ bars: 3, universe: 1, metrics: 1 });
  expect(await rowOf(app, id)).toMatchObject({ lease_token: null, lease_expires_at: null, errors: [] });
});

test("factors that cannot be calculated are noted with their reasons, and the job is completed all the same", async () => {
  const { id } = await jobOf(app, "AAPL");
  await workOnce(app, worldOf(threeDays));
  const { notes, status } = await rowOf(app, id);
  expect(status).toBe("completed");
  expect(notes.length).toBeGreaterThan(0);
  expect(notes.every((note: string) => /^[A-Z].*: .+/.test(note))).toBe(true);
});

test("each phase is seen by who polls while it lasts, in their order", async () => {
  const { id, phase } = await jobOf(app, "AAPL");
  const polled: string[] = [phase];
  // The phases are the real ones; each polls before it begins its work.
  const phases = () =>
    symbolPhases().map(({ phase: each, work }) => ({
      phase: each,
      work: async (tools: PhaseTools, symbol: string) => {
        const job = await seen(app, id);
        expect(job).toMatchObject({ status: "PROCESSING", positionInQueue: null, waitingReason: null });
        polled.push(job.phase);
        return work(tools, symbol);
      },
    }));
  await processNextOnboarding(app.database.db, {
    ...{ phases, provider: worldOf(threeDays), settings: settings(), jobs: app.jobs },
  });
  polled.push((await seen(app, id)).phase);
  expect(polled).toEqual(["QUEUED", "PRICES", "UNIVERSE", "FACTORS", "METRICS", "DONE"]);
});

test("an unknown symbol fails at once with the provider's sentence, leaves nothing and is not tried again", async () => {
  const { id } = await jobOf(app, "NOSUCH");
  const sentence = "There is no such symbol; it may be misspelt.";
  await workOnce(
    app,
    worldOf(() => Promise.reject(new ProviderError("UNKNOWN_SYMBOL", sentence))),
  );
  expect(await seen(app, id)).toMatchObject({ status: "FAILED", phase: "PRICES", attempts: 1, errorMessage: sentence });
  expect(await tracesOf("NOSUCH")).toEqual({ bars: 0, universe: 0, metrics: 0 });
  expect(await countOpenWakeUps(app)).toBe(1); // the one of the request, which this test has taken the place of
  await dueNow();
  await workOnce(app, worldOf(threeDays));
  expect(await rowOf(app, id)).toMatchObject({ status: "failed", attempts: 1 });
});

test("what fails twice and then succeeds is completed in the third attempt, and both failures are kept", async () => {
  const { id } = await jobOf(app, "AAPL");
  const waits: number[] = [];
  for (const message of ["busy", "busy still"]) {
    await workOnce(
      app,
      worldOf(() => Promise.reject(unavailable(message))),
      { backoffSeconds: 100 },
    );
    const row = await rowOf(app, id);
    expect(row).toMatchObject({ status: "pending", phase: "queued", error_message: message, lease_token: null });
    waits.push((row.next_attempt_at - row.updated_at) / 1000);
    await workOnce(app, worldOf(threeDays));
    expect((await rowOf(app, id)).status).toBe("pending");
    await dueNow();
  }
  expect(waits[0]).toBeGreaterThanOrEqual(50);
  expect(waits[0]).toBeLessThanOrEqual(150);
  expect(waits[1]).toBeGreaterThanOrEqual(100);
  expect(waits[1]).toBeLessThanOrEqual(300);
  await workOnce(app, worldOf(threeDays));
  const { errors } = await rowOf(app, id);
  expect(await seen(app, id)).toMatchObject({ status: "COMPLETED", attempts: 3, errorMessage: null });
  expect(errors).toMatchObject([
    { attempt: 1, message: "busy" },
    { attempt: 2, message: "busy still" },
  ]);
  expect(errors.every(({ at }: { at: string }) => Math.abs(Date.parse(at) - Date.now()) < 600_000)).toBe(true);
});

test("a phase that never ends is given up when its time is up; the job is tried again", async () => {
  const { id } = await jobOf(app, "AAPL");
  let told: unknown;
  const hangs = worldOf((_, signal) => {
    signal.addEventListener("abort", () => {
      told = signal.reason;
    });
    return new Promise(() => {});
  });
  await workOnce(app, hangs, { phaseSeconds: 0.2 });
  const sentence = "It took longer than 0.2 seconds and was given up.";
  expect(told).toMatchObject({ message: sentence });
  expect(await seen(app, id)).toMatchObject({ status: "PENDING", attempts: 1, errorMessage: sentence });
  await dueNow();
  await workOnce(app, worldOf(threeDays));
  expect(await seen(app, id)).toMatchObject({ status: "COMPLETED", attempts: 2 });
});

test("a failed attempt leaves a ticket for the moment when the next one is due", async () => {
  const { id } = await jobOf(app, "AAPL");
  await app.database.sql("delete from pgboss.job where name = 'onboard-symbol'");
  await workOnce(
    app,
    worldOf(() => Promise.reject(unavailable())),
    { backoffSeconds: 1000 },
  );
  const [ticket, ...more] = await app.database.sql("select start_after from pgboss.job where name = 'onboard-symbol'");
  expect(more).toEqual([]);
  const { next_attempt_at: due } = await rowOf(app, id);
  expect(Math.abs(ticket.start_after - due)).toBeLessThan(5000);
});

test("a provider that asks to be left alone for a while is", async () => {
  const { id } = await jobOf(app, "AAPL");
  const tooOften = new ProviderError("RATE_LIMITED", "Too often.", { retryAfterSeconds: 5000 });
  await workOnce(
    app,
    worldOf(() => Promise.reject(tooOften)),
  );
  const { next_attempt_at, updated_at } = await rowOf(app, id);
  expect(Math.round((next_attempt_at - updated_at) / 1000)).toBe(5000);
});

test("what never succeeds is failed after the last attempt, and completed when it is retried by hand", async () => {
  const { id } = await jobOf(app, "AAPL");
  for (let attempt = 0; attempt < 7; attempt += 1) {
    await dueNow();
    await workOnce(
      app,
      worldOf(() => Promise.reject(unavailable())),
    );
  }
  expect(await seen(app, id)).toMatchObject({ status: "FAILED", attempts: 5, maxAttempts: 5 });
  expect((await rowOf(app, id)).errors.map(({ attempt }: { attempt: number }) => attempt)).toEqual([1, 2, 3, 4, 5]);
  await app.database.sql("delete from pgboss.job where name = 'onboard-symbol'");
  expect(await change(app, "retry", id)).toMatchObject({
    onboarding: { id, status: "PENDING", phase: "QUEUED", attempts: 0, errorMessage: null, completedAt: null },
    userErrors: [],
  });
  expect(await countOpenWakeUps(app)).toBe(1);
  await workOnce(app, worldOf(threeDays));
  expect(await seen(app, id)).toMatchObject({ status: "COMPLETED", attempts: 1 });
  expect((await rowOf(app, id)).errors).toHaveLength(5);
});

test("what the server itself fails at is told to its log; users learn only that it happened", async () => {
  const { id } = await jobOf(app, "AAPL");
  const inside = new Error("connect ECONNREFUSED 10.0.0.5:5432");
  await expect(
    workOnce(
      app,
      worldOf(() => Promise.reject(inside)),
    ),
  ).rejects.toBe(inside);
  const { error_message, errors, status } = await rowOf(app, id);
  expect(status).toBe("pending");
  expect(error_message).toBe("The server failed at this symbol; its log has the reason.");
  expect(JSON.stringify(errors)).not.toContain("10.0.0.5");
});

test("an attempt after another's half-done work leads to the same end", async () => {
  const { id } = await jobOf(app, "AAPL");
  await workOnce(app, worldOf(threeDays));
  const whole = await tracesOf("AAPL");
  await app.database.sql("update market.symbol_onboarding_queue set status = 'pending', phase = 'queued'");
  await app.database.sql("delete from market.symbol_daily_metrics");
  await workOnce(app, worldOf(threeDays));
  expect(await tracesOf("AAPL")).toEqual(whole);
  expect((await rowOf(app, id)).status).toBe("completed");
});

test("a ticket that finds no job does nothing", async () => {
  await expect(
    workOnce(
      app,
      worldOf(() => Promise.reject(new Error("asked"))),
    ),
  ).resolves.toBeUndefined();
});
