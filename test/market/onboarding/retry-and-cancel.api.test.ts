import { Role } from "../../../src/identity";
import { claimOnboarding } from "../../../src/market/onboarding/queue/claim-onboarding";
import { completeOnboarding } from "../../../src/market/onboarding/queue/complete-onboarding";
import { type Asker, testApp } from "../../support/test-app";
import {
  change,
  countOpenWakeUps,
  emptyQueue,
  gate,
  jobOf,
  processNext,
  providerOf,
  rowOf,
  seen,
  settings,
  threeDays,
} from "./onboarding-queue";

const app = testApp();
let owner: Asker;
let stranger: Asker;

beforeAll(async () => {
  owner = await app.asker();
  stranger = await app.asker();
});
beforeEach(() => emptyQueue(app));

const setStatus = (id: string, status: string) =>
  app.database.sql("update market.symbol_onboarding_queue set status = $2, completed_at = now() where id = $1", [
    id,
    status,
  ]);
const problem = (code: string) => [expect.objectContaining({ code, field: ["input", "id"] })];

describe("retrying", () => {
  test.each(["pending", "processing", "completed"])("rejects a job that is %s and returns it", async (status) => {
    const { id } = await jobOf(app, "AAPL", owner);
    await setStatus(id, status);
    const before = await rowOf(app, id);
    const { onboarding, userErrors } = await change(app, "retry", id, owner);
    expect(userErrors).toEqual(problem("INVALID_TRANSITION"));
    expect(onboarding).toMatchObject({ id, status: status.toUpperCase() });
    expect(await rowOf(app, id)).toEqual(before);
    expect(await countOpenWakeUps(app)).toBe(1);
  });

  test("accepts a cancelled job", async () => {
    const { id } = await jobOf(app, "AAPL", owner);
    await change(app, "cancel", id, owner);
    await change(app, "retry", id, owner);
    await processNext(app, providerOf(threeDays));
    expect((await rowOf(app, id)).status).toBe("completed");
  });

  test("is rejected and changes nothing while a newer job for the symbol is pending", async () => {
    const { id } = await jobOf(app, "AAPL", owner);
    await setStatus(id, "failed");
    const newer = await jobOf(app, "AAPL", stranger);
    const { onboarding, userErrors } = await change(app, "retry", id, owner);
    expect({ onboarding, userErrors }).toEqual({ onboarding: null, userErrors: problem("DUPLICATE") });
    expect((await rowOf(app, id)).status).toBe("failed");
    expect((await rowOf(app, newer.id)).status).toBe("pending");
    expect(await countOpenWakeUps(app)).toBe(2);
  });

  test("concurrently succeeds once", async () => {
    const { id } = await jobOf(app, "AAPL", owner);
    await setStatus(id, "failed");
    const answers = await Promise.all(Array.from({ length: 8 }, () => change(app, "retry", id, owner)));
    expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect(await countOpenWakeUps(app)).toBe(2);
  });

  test("a week-old job does not move it before jobs with a higher priority", async () => {
    const { id } = await jobOf(app, "OLD", owner, "LOW");
    await setStatus(id, "failed");
    await app.database.sql("update market.symbol_onboarding_queue set created_at = created_at - interval '7 days'");
    await jobOf(app, "NEW", undefined, "HIGH");
    await change(app, "retry", id, owner);
    expect((await claimOnboarding(app.database.db, settings()))?.symbol).toBe("NEW");
  });
});

describe("cancelling", () => {
  test("ends a pending job at once, and its wake-up job finds nothing to do", async () => {
    const { id } = await jobOf(app, "AAPL", owner);
    expect(await change(app, "cancel", id, owner)).toMatchObject({
      onboarding: { status: "CANCELLED", completedAt: expect.any(String) },
      userErrors: [],
    });
    await processNext(
      app,
      providerOf(() => Promise.reject(new Error("requested"))),
    );
    expect(await rowOf(app, id)).toMatchObject({ status: "cancelled", attempts: 0 });
  });

  test("a processing job stops its worker within a third of the lease, without further writes", async () => {
    const { id } = await jobOf(app, "AAPL", owner);
    const asked = gate();
    const stopped = gate<unknown>();
    const work = processNext(
      app,
      providerOf((_, signal) => {
        asked.open();
        // Settles only when it is aborted, like a request.
        return new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => {
            stopped.open(signal.reason);
            reject(signal.reason);
          });
        });
      }),
      { leaseSeconds: 1 },
    );
    await asked.opened;
    await change(app, "cancel", id, owner);
    const cancelled = await rowOf(app, id);
    expect(await stopped.opened).toMatchObject({ message: "The job was cancelled or claimed by another worker." });
    await work;
    expect(await rowOf(app, id)).toEqual(cancelled);
    expect(cancelled).toMatchObject({ status: "cancelled", lease_token: null });
  });

  test("a job with other requesters only removes the viewer and their priority", async () => {
    const service = await app.asker(Role.SERVICE);
    const { id } = await jobOf(app, "AAPL", service, "HIGH");
    await jobOf(app, "AAPL", stranger, "LOW");
    expect(await change(app, "cancel", id, service)).toMatchObject({
      onboarding: { id, status: "PENDING", priority: "LOW", errorMessage: null, completedAt: null, requesters: [] },
      userErrors: [],
    });
    expect(await seen(app, id, service)).toBeNull();
    expect(await seen(app, id, stranger)).toMatchObject({ status: "PENDING", requesters: [{ id: stranger.id }] });
    expect((await rowOf(app, id)).requested_by).toBe(stranger.id);
    expect(await change(app, "cancel", id, service)).toMatchObject({ userErrors: problem("NOT_FOUND") });
    const last = await change(app, "cancel", id, stranger);
    expect(last.onboarding).toMatchObject({ status: "CANCELLED", errorMessage: null });
    expect(await seen(app, id, stranger)).toMatchObject({ status: "CANCELLED" });
  });

  test("by all requesters concurrently ends the job once, with the last of them", async () => {
    const askers = await Promise.all(Array.from({ length: 8 }, () => app.asker()));
    const [{ id }] = await Promise.all(askers.map((asker) => jobOf(app, "AAPL", asker)));
    const answers = await Promise.all(askers.map((asker) => change(app, "cancel", id, asker)));
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(answers.map(({ onboarding }) => onboarding.status).sort()).toEqual([
      "CANCELLED",
      ...Array.from({ length: 7 }, () => "PENDING"),
    ]);
  });

  test("by an ADMIN ends the job for all requesters and says so in its error message", async () => {
    const { id } = await jobOf(app, "AAPL", owner);
    await change(app, "cancel", id);
    const expected = { status: "CANCELLED", errorMessage: "Cancelled by an administrator." };
    expect(await seen(app, id, owner)).toMatchObject(expected);
    const own = await jobOf(app, "MSFT");
    expect((await change(app, "cancel", own.id)).onboarding).toMatchObject({ status: "CANCELLED", errorMessage: null });
  });

  test("ends a job before its next phase even if the provider ignores the abort", async () => {
    const { id } = await jobOf(app, "AAPL", owner);
    const [asked, answer] = [gate(), gate()];
    const work = processNext(
      app,
      providerOf(async (symbol) => {
        asked.open();
        await answer.opened;
        return threeDays(symbol);
      }),
    );
    await asked.opened;
    await change(app, "cancel", id, owner);
    const cancelled = await rowOf(app, id);
    answer.open();
    await work;
    expect(await rowOf(app, id)).toEqual(cancelled);
    expect(await app.database.sql("select * from market.symbol_universe")).toEqual([]);
    expect(await app.database.sql("select * from market.symbol_daily_metrics")).toEqual([]);
  });

  test.each(["completed", "failed", "cancelled"])("rejects a job that is %s and returns it", async (status) => {
    const { id } = await jobOf(app, "AAPL", owner);
    await setStatus(id, status);
    const before = await rowOf(app, id);
    const { onboarding, userErrors } = await change(app, "cancel", id, owner);
    expect(userErrors).toEqual(problem("INVALID_TRANSITION"));
    expect(onboarding).toMatchObject({ id, status: status.toUpperCase() });
    expect(await rowOf(app, id)).toEqual(before);
  });
});

describe.each(["retry", "cancel"] as const)("to %s", (verb) => {
  test.each(["", "1", "'; --", "00000000-0000-4000-8000-000000000000"])("there is no job %p", async (id) => {
    expect(await change(app, verb, id, owner)).toEqual({ onboarding: null, userErrors: problem("NOT_FOUND") });
  });

  test("a job of other requesters does not exist", async () => {
    const { id } = await jobOf(app, "AAPL", owner);
    await setStatus(id, verb === "retry" ? "failed" : "pending");
    const before = await rowOf(app, id);
    expect(await change(app, verb, id, stranger)).toEqual({ onboarding: null, userErrors: problem("NOT_FOUND") });
    expect(await rowOf(app, id)).toEqual(before);
  });
});

describe("a job is not completed", () => {
  const claimed = async () => {
    const { id } = await jobOf(app, "AAPL", owner);
    const job = await claimOnboarding(app.database.db, settings());
    if (job === null || job.id !== id) throw new Error("The job was not claimed.");
    return job;
  };
  const addSymbol = () => app.database.sql("insert into market.symbol_universe (symbol) values ('AAPL')");
  const addBar = () =>
    app.database.sql(
      "insert into market.market_data_cache (symbol, date, close, data_source) values ('AAPL', '2024-05-17', 1, 'synthetic')",
    );

  test("if the symbol is not registered", async () => {
    const job = await claimed();
    await addBar();
    await expect(completeOnboarding(app.database.db, job, [])).rejects.toThrow(/AAPL/);
    expect((await rowOf(app, job.id)).status).toBe("processing");
  });

  test("if the symbol has no prices", async () => {
    const job = await claimed();
    await addSymbol();
    await expect(completeOnboarding(app.database.db, job, [])).rejects.toThrow(/AAPL has no prices/);
    expect((await rowOf(app, job.id)).status).toBe("processing");
  });

  test("unless the symbol is registered and has prices", async () => {
    const job = await claimed();
    await addSymbol();
    await addBar();
    expect(await completeOnboarding(app.database.db, job, ["noted"])).toBe("held");
    expect(await rowOf(app, job.id)).toMatchObject({ status: "completed", phase: "done", notes: ["noted"] });
  });
});
