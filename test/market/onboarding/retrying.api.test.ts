import { Role } from "../../../src/identity";
import { deleteEndedOnboardings } from "../../../src/market/onboarding/queue/delete-ended-onboardings";
import { ProviderError } from "../../../src/market/providers/provider-error";
import { type Asker, testApp } from "../../support/test-app";
import {
  change,
  countOpenWakeUps,
  emptyQueue,
  jobOf,
  onboard,
  processNext,
  providerOf,
  retryFailed,
  rowOf,
  seen,
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

const update = (set: string, symbols: readonly string[]) =>
  app.database.sql(`update market.symbol_onboarding_queue set ${set} where symbol = any($1)`, [symbols]);
/** Inserts failed jobs; the last symbol failed first. */
async function failed(symbols: readonly string[], asker = owner): Promise<void> {
  await onboard(app, symbols, asker);
  for (const [nth, symbol] of symbols.entries()) {
    await update(`status = 'failed', attempts = 5, completed_at = now() - ${nth} * interval '1 hour'`, [symbol]);
  }
  await app.database.sql("delete from pgboss.job where name = 'onboard-symbol'");
}
const retried = async (input: object, asker = owner) => {
  const { onboardings, retried: count, userErrors } = await retryFailed(app, input, asker);
  expect(userErrors).toEqual([]);
  expect(onboardings).toHaveLength(count);
  return onboardings.map(({ symbol }: { symbol: string }) => symbol);
};

describe("a job that is backing off after a failure", () => {
  const backingOff = async () => {
    const { id } = await jobOf(app, "AAPL", owner, "LOW");
    await update("attempts = 2, error_message = 'busy', next_attempt_at = now() + interval '1 hour'", ["AAPL"]);
    await app.database.sql("delete from pgboss.job where name = 'onboard-symbol'");
    return id;
  };
  const isDue = async (id: string) => (await rowOf(app, id)).next_attempt_at <= new Date(Date.now() + 5000);

  test("becomes due with a manual retry and keeps its number of attempts", async () => {
    const id = await backingOff();
    expect(await change(app, "retry", id, owner)).toMatchObject({
      onboarding: { id, status: "PENDING", attempts: 2, errorMessage: "busy" },
      userErrors: [],
    });
    expect(await isDue(id)).toBe(true);
    expect(await countOpenWakeUps(app)).toBe(1);
    expect((await change(app, "retry", id, owner)).userErrors).toMatchObject([{ code: "INVALID_TRANSITION" }]);
  });

  test("becomes due with a request with priority HIGH, but not with a lower one", async () => {
    const id = await backingOff();
    await jobOf(app, "AAPL", stranger, "NORMAL");
    expect([await isDue(id), await countOpenWakeUps(app)]).toEqual([false, 0]);
    await jobOf(app, "AAPL", undefined, "HIGH");
    expect([await isDue(id), await countOpenWakeUps(app)]).toEqual([true, 1]);
    expect(await seen(app, id, owner)).toMatchObject({ priority: "HIGH", attempts: 2 });
    await jobOf(app, "AAPL", undefined, "HIGH");
    expect(await countOpenWakeUps(app)).toBe(1);
  });
});

describe("retrying failed jobs together", () => {
  test("requeues the viewer's jobs with a full set of attempts and a wake-up job each", async () => {
    await failed(["AAPL", "MSFT"]);
    await failed(["IBM"], stranger);
    const { retried: count, onboardings } = await retryFailed(app, {}, owner);
    expect({ count, onboardings }).toEqual({
      count: 2,
      onboardings: ["AAPL", "MSFT"].map((symbol) => ({ symbol, status: "PENDING", attempts: 0 })),
    });
    expect(await countOpenWakeUps(app)).toBe(2);
    expect(await retried({})).toEqual([]);
  });

  test("requeues all jobs for an ADMIN, but not for a SERVICE", async () => {
    await failed(["AAPL"]);
    expect(await retried({}, await app.asker(Role.SERVICE))).toEqual([]);
    expect(await retried({}, await app.asker(Role.ADMIN))).toEqual(["AAPL"]);
  });

  test("requeues the jobs of the given symbols up to the limit, earliest failures first", async () => {
    await failed(["A", "B", "C", "D"]);
    expect(await retried({ symbolIn: ["a", " b "] })).toEqual(["A", "B"]);
    expect(await retried({ limit: 1 })).toEqual(["D"]);
    expect(await retried({ limit: 500 })).toEqual(["C"]);
  });

  test.each([0, 501, -1])("rejects a limit of %d", async (limit) => {
    await failed(["AAPL"]);
    const { userErrors, retried: count } = await retryFailed(app, { limit }, owner);
    expect(count).toBe(0);
    expect(userErrors).toMatchObject([{ code: "OUT_OF_RANGE", field: ["input", "limit"] }]);
  });

  test("skips symbols that were requested again since, whatever the result", async () => {
    await failed(["WAITS", "DONE", "AGAIN", "ALONE"]);
    await onboard(app, ["WAITS", "DONE", "AGAIN"], stranger);
    await app.database.sql(
      `update market.symbol_onboarding_queue
       set status = case symbol when 'DONE' then 'completed' else 'failed' end, completed_at = now()
       where status = 'pending' and symbol <> 'WAITS'`,
    );
    expect(await retried({})).toEqual(["ALONE"]);
    expect(await retried({}, stranger)).toEqual(["AGAIN"]);
  });

  test("concurrently requeues each job once", async () => {
    const symbols = Array.from({ length: 30 }, (_, nth) => `S${nth}`);
    await failed(symbols);
    const answers = await Promise.all(Array.from({ length: 6 }, () => retryFailed(app, {}, owner)));
    expect(answers.reduce((sum, { retried: count }) => sum + count, 0)).toBe(30);
    expect(await countOpenWakeUps(app)).toBe(30);
  });
});

test("requesters see the attempt and phase of each failure, and what was skipped", async () => {
  const { id } = await jobOf(app, "AAPL", owner);
  await processNext(
    app,
    providerOf(() => Promise.reject(new ProviderError("UNAVAILABLE", "busy"))),
  );
  await change(app, "retry", id, owner);
  await processNext(app, providerOf(threeDays));
  const { attemptErrors, notes } = await seen(app, id, owner);
  expect(attemptErrors).toEqual([{ attempt: 1, at: expect.any(String), phase: "PRICES", message: "busy" }]);
  expect(notes).toEqual((await rowOf(app, id)).notes);
  expect(notes[0]).toMatch(/: /);
});

test("a job keeps its last 50 failures", async () => {
  const { id } = await jobOf(app, "AAPL");
  const old = Array.from({ length: 60 }, (_, nth) => ({ attempt: nth, at: "2024-01-01T00:00:00Z", message: "old" }));
  await app.database.sql("update market.symbol_onboarding_queue set errors = $1", [JSON.stringify(old)]);
  await processNext(
    app,
    providerOf(() => Promise.reject(new ProviderError("UNAVAILABLE", "new"))),
  );
  const { attemptErrors } = await seen(app, id);
  expect(attemptErrors).toHaveLength(50);
  expect(attemptErrors.at(-1)).toMatchObject({ phase: "PRICES", message: "new" });
  expect(attemptErrors[0]).toMatchObject({ attempt: 11, phase: null });
});

test("jobs are deleted with their requesters 90 days after they ended; jobs that have not ended are kept", async () => {
  const ages: [string, string, number | null][] = [
    ["COMPLETED", "completed", 91],
    ["FAILED", "failed", 91],
    ["CANCELLED", "cancelled", 91],
    ["RECENT", "completed", 89],
    ["WAITS", "pending", null],
    ["RUNS", "processing", null],
  ];
  await onboard(
    app,
    ages.map(([symbol]) => symbol),
    owner,
  );
  for (const [symbol, status, days] of ages) {
    const ended = days === null ? "null" : `now() - interval '${days} days'`;
    await update(`status = '${status}', created_at = now() - interval '1 year', completed_at = ${ended}`, [symbol]);
  }
  expect([await deleteEndedOnboardings(app.database.db), await deleteEndedOnboardings(app.database.db)]).toEqual([
    3, 0,
  ]);
  const left = await app.database.sql(
    `select symbol
     from market.symbol_onboarding_queue job
     join market.symbol_onboarding_requesters requester on requester.onboarding_id = job.id
     order by symbol`,
  );
  expect(left.map(({ symbol }) => symbol)).toEqual(["RECENT", "RUNS", "WAITS"]);
});
