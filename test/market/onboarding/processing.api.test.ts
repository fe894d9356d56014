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
  processNext,
  providerOf,
  rowOf,
  seen,
  settings,
  threeDays,
} from "./onboarding-queue";

const app = testApp();
beforeEach(() => emptyQueue(app));

const unavailable = (message = "The provider is unavailable.") => new ProviderError("UNAVAILABLE", message);
const makeDue = () =>
  app.database.sql("update market.symbol_onboarding_queue set next_attempt_at = now() where status = 'pending'");
const storedRowsOf = async (symbol: string) => {
  const [counts] = await app.database.sql(
    `select (select count(*)::int from market.market_data_cache where symbol = $1) as bars,
            (select count(*)::int from market.symbol_universe where symbol = $1) as universe,
            (select count(*)::int from market.symbol_daily_metrics where symbol = $1) as metrics`,
    [symbol],
  );
  return counts;
};

test("a requested symbol gets prices, is registered and gets metrics", async () => {
  const { id } = await jobOf(app, "AAPL");
  await processNext(app, providerOf(threeDays));
  expect(await seen(app, id)).toMatchObject({
    status: "COMPLETED",
    phase: "DONE",
    attempts: 1,
    errorMessage: null,
    positionInQueue: null,
    waitingReason: null,
    startedAt: expect.any(String),
    completedAt: expect.any(String),
  });
  expect(await storedRowsOf("AAPL")).toEqual({ bars: 3, universe: 1, metrics: 1 });
  expect(await rowOf(app, id)).toMatchObject({ lease_token: null, lease_expires_at: null, errors: [] });
});

test("factors that cannot be calculated are noted with their reasons, and the job completes", async () => {
  const { id } = await jobOf(app, "AAPL");
  await processNext(app, providerOf(threeDays));
  const { notes, status } = await rowOf(app, id);
  expect(status).toBe("completed");
  expect(notes.length).toBeGreaterThan(0);
  expect(notes.every((note: string) => /^[A-Z].*: .+/.test(note))).toBe(true);
});

test("polling shows each phase in its order", async () => {
  const { id, phase } = await jobOf(app, "AAPL");
  const polled: string[] = [phase];
  // The real phases, each of which polls before it starts its work.
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
    phases,
    provider: providerOf(threeDays),
    settings: settings(),
    jobs: app.jobs,
  });
  polled.push((await seen(app, id)).phase);
  expect(polled).toEqual(["QUEUED", "PRICES", "UNIVERSE", "FACTORS", "METRICS", "DONE"]);
});

test("an unknown symbol fails at once with the provider's message, stores nothing and is not retried", async () => {
  const { id } = await jobOf(app, "NOSUCH");
  const message = "The symbol does not exist; it may be misspelled.";
  await processNext(
    app,
    providerOf(() => Promise.reject(new ProviderError("UNKNOWN_SYMBOL", message))),
  );
  expect(await seen(app, id)).toMatchObject({ status: "FAILED", phase: "PRICES", attempts: 1, errorMessage: message });
  expect(await storedRowsOf("NOSUCH")).toEqual({ bars: 0, universe: 0, metrics: 0 });
  expect(await countOpenWakeUps(app)).toBe(1); // that of the request, which no worker has taken
  await makeDue();
  await processNext(app, providerOf(threeDays));
  expect(await rowOf(app, id)).toMatchObject({ status: "failed", attempts: 1 });
});

test("a job that fails twice completes in the third attempt and keeps both failures", async () => {
  const { id } = await jobOf(app, "AAPL");
  const waits: number[] = [];
  for (const message of ["busy", "busy still"]) {
    await processNext(
      app,
      providerOf(() => Promise.reject(unavailable(message))),
      { backoffSeconds: 100 },
    );
    const row = await rowOf(app, id);
    expect(row).toMatchObject({ status: "pending", phase: "queued", error_message: message, lease_token: null });
    waits.push((row.next_attempt_at - row.updated_at) / 1000);
    await processNext(app, providerOf(threeDays));
    expect((await rowOf(app, id)).status).toBe("pending");
    await makeDue();
  }
  expect(waits[0]).toBeGreaterThanOrEqual(50);
  expect(waits[0]).toBeLessThanOrEqual(150);
  expect(waits[1]).toBeGreaterThanOrEqual(100);
  expect(waits[1]).toBeLessThanOrEqual(300);
  await processNext(app, providerOf(threeDays));
  const { errors } = await rowOf(app, id);
  expect(await seen(app, id)).toMatchObject({ status: "COMPLETED", attempts: 3, errorMessage: null });
  expect(errors).toMatchObject([
    { attempt: 1, message: "busy" },
    { attempt: 2, message: "busy still" },
  ]);
  expect(errors.every(({ at }: { at: string }) => Math.abs(Date.parse(at) - Date.now()) < 600_000)).toBe(true);
});

test("a phase that never ends times out, and the job is retried", async () => {
  const { id } = await jobOf(app, "AAPL");
  let reason: unknown;
  const hangs = providerOf((_, signal) => {
    signal.addEventListener("abort", () => {
      reason = signal.reason;
    });
    return new Promise(() => {});
  });
  await processNext(app, hangs, { phaseSeconds: 0.2 });
  const message = "The phase did not finish within 0.2 seconds.";
  expect(reason).toMatchObject({ message: "Timed out after 0.2 seconds." });
  expect(await seen(app, id)).toMatchObject({ status: "PENDING", attempts: 1, errorMessage: message });
  await makeDue();
  await processNext(app, providerOf(threeDays));
  expect(await seen(app, id)).toMatchObject({ status: "COMPLETED", attempts: 2 });
});

test("a failed attempt enqueues a wake-up job for the time of the next one", async () => {
  const { id } = await jobOf(app, "AAPL");
  await app.database.sql("delete from pgboss.job where name = 'onboard-symbol'");
  await processNext(
    app,
    providerOf(() => Promise.reject(unavailable())),
    { backoffSeconds: 1000 },
  );
  const [wakeUp, ...more] = await app.database.sql("select start_after from pgboss.job where name = 'onboard-symbol'");
  expect(more).toEqual([]);
  const { next_attempt_at: due } = await rowOf(app, id);
  expect(Math.abs(wakeUp.start_after - due)).toBeLessThan(5000);
});

test("the delay requested by a rate-limited provider is respected", async () => {
  const { id } = await jobOf(app, "AAPL");
  const rateLimited = new ProviderError("RATE_LIMITED", "Too many requests.", { retryAfterSeconds: 5000 });
  await processNext(
    app,
    providerOf(() => Promise.reject(rateLimited)),
  );
  const { next_attempt_at, updated_at } = await rowOf(app, id);
  expect(Math.round((next_attempt_at - updated_at) / 1000)).toBe(5000);
});

test("a job fails after the last attempt, and completes after a manual retry", async () => {
  const { id } = await jobOf(app, "AAPL");
  for (let attempt = 0; attempt < 7; attempt += 1) {
    await makeDue();
    await processNext(
      app,
      providerOf(() => Promise.reject(unavailable())),
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
  await processNext(app, providerOf(threeDays));
  expect(await seen(app, id)).toMatchObject({ status: "COMPLETED", attempts: 1 });
  expect((await rowOf(app, id)).errors).toHaveLength(5);
});

test("an unexpected error is thrown for the log, and users see only that it occurred", async () => {
  const { id } = await jobOf(app, "AAPL");
  const internal = new Error("connect ECONNREFUSED 10.0.0.5:5432");
  await expect(
    processNext(
      app,
      providerOf(() => Promise.reject(internal)),
    ),
  ).rejects.toBe(internal);
  const { error_message, errors, status } = await rowOf(app, id);
  expect(status).toBe("pending");
  expect(error_message).toBe("An internal error occurred; the server log has the details.");
  expect(JSON.stringify(errors)).not.toContain("10.0.0.5");
});

test("an attempt after a partially completed one has the same result", async () => {
  const { id } = await jobOf(app, "AAPL");
  await processNext(app, providerOf(threeDays));
  const whole = await storedRowsOf("AAPL");
  await app.database.sql("update market.symbol_onboarding_queue set status = 'pending', phase = 'queued'");
  await app.database.sql("delete from market.symbol_daily_metrics");
  await processNext(app, providerOf(threeDays));
  expect(await storedRowsOf("AAPL")).toEqual(whole);
  expect((await rowOf(app, id)).status).toBe("completed");
});

test("a wake-up job without a claimable job does nothing", async () => {
  await expect(
    processNext(
      app,
      providerOf(() => Promise.reject(new Error("requested"))),
    ),
  ).resolves.toBeUndefined();
});
