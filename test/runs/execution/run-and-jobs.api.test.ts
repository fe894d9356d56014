import { Role, User, viewerOf } from "../../../src/identity";
import { AppError } from "../../../src/platform/app-error";
import { executeStrategy } from "../../../src/runs/execution/execute-strategy";
import { testApp } from "../../support/test-app";
import { errorsOf, readRun, send, tickers } from "../run-client";
import { jobsOf } from "./background-jobs";
import { execute, executedRun } from "./executed-run";

const app = testApp({ samples: 1 });
const universe = { tickers: ["AAPL", "SYN0001"] };

const countRuns = async () => (await app.database.sql("select count(*)::int from runs.strategy_run"))[0].count;
const countJobs = async () =>
  (await app.database.sql("select count(*)::int from pgboss.job where name = 'run-chunk'"))[0].count;

/** Makes enqueueing fail during an action by renaming the table of the queue. */
async function withoutQueue<T>(act: () => Promise<T>): Promise<T> {
  await app.database.sql("alter table pgboss.job rename to job_renamed");
  try {
    return await act();
  } finally {
    await app.database.sql("alter table pgboss.job_renamed rename to job");
  }
}

describe("the jobs of a run", () => {
  test("divide its universe into chunks of at most 200 tickers, in its order", async () => {
    const names = ["AAPL", ...tickers(449)];
    const runId = await executedRun(app, names);
    const jobs = await jobsOf(app, runId);
    const chunks = jobs.map(({ data }) => data.tickers).sort((a, b) => names.indexOf(a[0]!) - names.indexOf(b[0]!));
    expect(chunks.map((chunk) => chunk.length)).toEqual([200, 200, 50]);
    expect(chunks.flat()).toEqual(names);
    expect(jobs.map(({ data }) => [data.runId, data.leaseEpoch])).toEqual(Array(3).fill([runId, 1]));
  });

  test("do not exist if the run could not be written", async () => {
    const [runs, jobs] = [await countRuns(), await countJobs()];
    const owner = await app.asker(Role.USER);
    const viewer = viewerOf(await app.database.db.findOneByOrFail(User, { id: owner.id }));
    const input = { strategyCode: "bullish_breakout", universe };
    const failed = app.database.db.transaction(async (tx) => {
      const { run } = await executeStrategy(tx, viewer, input, app.jobs);
      expect(await tx.query("select 1 from pgboss.job where data ->> 'runId' = $1", [run?.id])).toHaveLength(1);
      throw new AppError([]);
    });
    await expect(failed).rejects.toBeInstanceOf(AppError);
    expect([await countRuns(), await countJobs()]).toEqual([runs, jobs]);
  });

  test("that cannot be enqueued roll the run back, and the request can be retried with the same key", async () => {
    const [runs, jobs] = [await countRuns(), await countJobs()];
    const input = { universe, idempotencyKey: "again" };
    await expect(withoutQueue(() => execute(app, input))).rejects.toThrow("INTERNAL_SERVER_ERROR");
    expect([await countRuns(), await countJobs()]).toEqual([runs, jobs]);
    expect(await execute(app, input)).toMatchObject({ wasDeduplicated: false, userErrors: [] });
    expect([await countRuns(), await countJobs()]).toEqual([runs + 1, jobs + 1]);
  });

  test("that cannot be enqueued roll a resume back: the run stays ended, under its old lease", async () => {
    const runId = await executedRun(app, ["AAPL"]);
    await send(app, "cancelStrategyRun", runId);
    const before = await readRun(app, runId);
    await expect(withoutQueue(() => send(app, "resumeStrategyRun", runId))).rejects.toThrow("INTERNAL_SERVER_ERROR");
    expect(await readRun(app, runId)).toEqual(before);
    expect(await send(app, "resumeStrategyRun", runId)).toMatchObject({ leaseEpoch: 2, userErrors: [] });
  });
});

describe("an idempotency key", () => {
  test("returns the run of the first request and enqueues no job twice", async () => {
    const input = { universe, idempotencyKey: "twice" };
    const first = await execute(app, input);
    const second = await execute(app, input);
    expect(first).toMatchObject({ wasDeduplicated: false, leaseEpoch: 1 });
    expect(second).toMatchObject({ wasDeduplicated: true, leaseEpoch: 1, userErrors: [], run: { id: first.run.id } });
    expect(await jobsOf(app, first.run.id)).toHaveLength(1);
  });

  test("creates one run with one set of jobs for eight concurrent requests", async () => {
    const runs = await countRuns();
    const input = { universe, idempotencyKey: "at once" };
    const payloads = await Promise.all(Array.from({ length: 8 }, () => execute(app, input)));
    const ids = new Set(payloads.map(({ run }) => run.id));
    expect(ids.size).toBe(1);
    expect(payloads.filter(({ wasDeduplicated }) => !wasDeduplicated)).toHaveLength(1);
    expect(await jobsOf(app, [...ids][0] as string)).toHaveLength(1);
    expect(await countRuns()).toBe(runs + 1);
  });

  test.each([
    ["another universe", { universe: { tickers: ["AAPL"] } }],
    ["another strategy", { strategyCode: "leap_entry" }],
    ["other parameters", { params: { volume_threshold_multiple: 2 } }],
    ["another minimum score", { minScore: 4 }],
    ["another day", { asOf: "2018-05-10" }],
  ])("is rejected as reused with %s, and no run is created", async (_, more) => {
    await execute(app, { universe, idempotencyKey: "reused" });
    const runs = await countRuns();
    const payload = await execute(app, { universe, idempotencyKey: "reused", ...more });
    expect(errorsOf(payload)).toEqual(["IDEMPOTENCY_KEY_REUSED input.idempotencyKey"]);
    expect(payload).toMatchObject({ run: null, wasDeduplicated: false });
    expect(await countRuns()).toBe(runs);
  });

  test("is scoped to its user", async () => {
    const [one, other] = [await app.asker(), await app.asker()];
    const input = { universe, idempotencyKey: "mine" };
    const first = await execute(app, input, one);
    expect(await execute(app, input, other)).toMatchObject({ wasDeduplicated: false, userErrors: [] });
    expect(await execute(app, input, one)).toMatchObject({ wasDeduplicated: true, run: { id: first.run.id } });
  });

  test("returns the current lease after the run was resumed", async () => {
    const input = { universe, idempotencyKey: "resumed" };
    const { run } = await execute(app, input);
    await send(app, "cancelStrategyRun", run.id);
    await send(app, "resumeStrategyRun", run.id);
    expect(await execute(app, input)).toMatchObject({ wasDeduplicated: true, leaseEpoch: 2, run: { id: run.id } });
  });
});
