import { claimOnboarding } from "../../../src/market/onboarding/queue/claim-onboarding";
import { completeOnboarding } from "../../../src/market/onboarding/queue/end-onboarding";
import { type Asker, testApp } from "../../support/test-app";
import {
  change,
  countOpenWakeUps,
  emptyQueue,
  gate,
  jobOf,
  rowOf,
  seen,
  settings,
  threeDays,
  workOnce,
  worldOf,
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
  test.each(["pending", "processing", "completed"])("refuses a job that is %s and shows it", async (status) => {
    const { id } = await jobOf(app, "AAPL", owner);
    await setStatus(id, status);
    const before = await rowOf(app, id);
    const { onboarding, userErrors } = await change(app, "retry", id, owner);
    expect(userErrors).toEqual(problem("INVALID_TRANSITION"));
    expect(onboarding).toMatchObject({ id, status: status.toUpperCase() });
    expect(await rowOf(app, id)).toEqual(before);
    expect(await countOpenWakeUps(app)).toBe(1);
  });

  test("takes up a cancelled job, too", async () => {
    const { id } = await jobOf(app, "AAPL", owner);
    await change(app, "cancel", id, owner);
    await change(app, "retry", id, owner);
    await workOnce(app, worldOf(threeDays));
    expect((await rowOf(app, id)).status).toBe("completed");
  });

  test("refuses while a newer job for the symbol waits, and leaves both as they are", async () => {
    const { id } = await jobOf(app, "AAPL", owner);
    await setStatus(id, "failed");
    const newer = await jobOf(app, "AAPL", stranger);
    const { onboarding, userErrors } = await change(app, "retry", id, owner);
    expect({ onboarding, userErrors }).toEqual({ onboarding: null, userErrors: problem("DUPLICATE") });
    expect((await rowOf(app, id)).status).toBe("failed");
    expect((await rowOf(app, newer.id)).status).toBe("pending");
    expect(await countOpenWakeUps(app)).toBe(2);
  });

  test("by several at once happens once", async () => {
    const { id } = await jobOf(app, "AAPL", owner);
    await setStatus(id, "failed");
    const answers = await Promise.all(Array.from({ length: 8 }, () => change(app, "retry", id, owner)));
    expect(answers.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect(await countOpenWakeUps(app)).toBe(2);
  });

  test("a job of last week does not overtake what waits with a higher priority", async () => {
    const { id } = await jobOf(app, "OLD", owner, "LOW");
    await setStatus(id, "failed");
    await app.database.sql("update market.symbol_onboarding_queue set created_at = created_at - interval '7 days'");
    await jobOf(app, "NEW", owner, "HIGH");
    await change(app, "retry", id, owner);
    expect((await claimOnboarding(app.database.db, settings()))?.symbol).toBe("NEW");
  });
});

describe("cancelling", () => {
  test("a waiting job ends it at once, and the ticket finds nothing to do", async () => {
    const { id } = await jobOf(app, "AAPL", owner);
    expect(await change(app, "cancel", id, owner)).toMatchObject({
      onboarding: { status: "CANCELLED", completedAt: expect.any(String) },
      userErrors: [],
    });
    await workOnce(
      app,
      worldOf(() => Promise.reject(new Error("asked"))),
    );
    expect(await rowOf(app, id)).toMatchObject({ status: "cancelled", attempts: 0 });
  });

  test("a job under way stops its worker within a third of the lease, and nothing of it is written", async () => {
    const { id } = await jobOf(app, "AAPL", owner);
    const asked = gate();
    const stopped = gate<unknown>();
    const work = workOnce(
      app,
      worldOf((_, signal) => {
        asked.open();
        // Answers only when it is told to stop, as a request that is broken off.
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
    expect(await stopped.opened).toMatchObject({ name: "OnboardingLost" });
    await work;
    expect(await rowOf(app, id)).toEqual(cancelled);
    expect(cancelled).toMatchObject({ status: "cancelled", lease_token: null });
  });

  test("a job that others want as well takes only the viewer off it, with their priority", async () => {
    const { id } = await jobOf(app, "AAPL", owner, "HIGH");
    await jobOf(app, "AAPL", stranger, "LOW");
    expect(await change(app, "cancel", id, owner)).toMatchObject({
      onboarding: { id, status: "PENDING", priority: "LOW", errorMessage: null, completedAt: null, requesters: [] },
      userErrors: [],
    });
    expect(await seen(app, id, owner)).toBeNull();
    expect(await seen(app, id, stranger)).toMatchObject({ status: "PENDING", requesters: [{ id: stranger.id }] });
    expect((await rowOf(app, id)).requested_by).toBe(stranger.id);
    expect(await change(app, "cancel", id, owner)).toMatchObject({ userErrors: problem("NOT_FOUND") });
    const last = await change(app, "cancel", id, stranger);
    expect(last.onboarding).toMatchObject({ status: "CANCELLED", errorMessage: null });
    expect(await seen(app, id, stranger)).toMatchObject({ status: "CANCELLED" });
  });

  test("by all who asked at the same time ends the job once, with the last of them", async () => {
    const askers = await Promise.all(Array.from({ length: 8 }, () => app.asker()));
    const [{ id }] = await Promise.all(askers.map((asker) => jobOf(app, "AAPL", asker)));
    const answers = await Promise.all(askers.map((asker) => change(app, "cancel", id, asker)));
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(answers.map(({ onboarding }) => onboarding.status).sort()).toEqual([
      "CANCELLED",
      ...Array.from({ length: 7 }, () => "PENDING"),
    ]);
  });

  test("by an ADMIN ends it for all who asked, and tells them who it was", async () => {
    const { id } = await jobOf(app, "AAPL", owner);
    await change(app, "cancel", id);
    const told = { status: "CANCELLED", errorMessage: "Cancelled by an administrator." };
    expect(await seen(app, id, owner)).toMatchObject(told);
    const own = await jobOf(app, "MSFT");
    expect((await change(app, "cancel", own.id)).onboarding).toMatchObject({ status: "CANCELLED", errorMessage: null });
  });

  test("a job whose provider does not listen ends all the same before the next phase", async () => {
    const { id } = await jobOf(app, "AAPL", owner);
    const [asked, answer] = [gate(), gate()];
    const work = workOnce(
      app,
      worldOf(async (symbol) => {
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

  test.each(["completed", "failed", "cancelled"])("refuses a job that is %s and shows it", async (status) => {
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

  test("what only others asked for is not there, either", async () => {
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

  test("without an entry among the symbols", async () => {
    const job = await claimed();
    await addBar();
    await expect(completeOnboarding(app.database.db, job, [])).rejects.toThrow(/AAPL/);
    expect((await rowOf(app, job.id)).status).toBe("processing");
  });

  test("without prices", async () => {
    const job = await claimed();
    await addSymbol();
    await expect(completeOnboarding(app.database.db, job, [])).rejects.toThrow(/AAPL has no prices/);
    expect((await rowOf(app, job.id)).status).toBe("processing");
  });

  test("but is with both", async () => {
    const job = await claimed();
    await addSymbol();
    await addBar();
    await completeOnboarding(app.database.db, job, ["noted"]);
    expect(await rowOf(app, job.id)).toMatchObject({ status: "completed", phase: "done", notes: ["noted"] });
  });
});
