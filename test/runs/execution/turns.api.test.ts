import { enqueueLostChunks } from "../../../src/runs/execution/enqueue-lost-chunks";
import { DEFAULT_HEALTH_THRESHOLDS } from "../../../src/runs/health-thresholds";
import { failLostRuns } from "../../../src/runs/retention/fail-lost-runs";
import { testApp } from "../../support/test-app";
import { readRun, tickers } from "../run-client";
import { executedRun } from "./executed-run";

const app = testApp({ samples: 1 });
const query = (text: string, params?: unknown[]) => app.database.sql(text, params);
/** AAPL, and enough other tickers for this many chunks of 200. */
const universeOf = (chunks: number, prefix: string) => ["AAPL", ...tickers(chunks * 200 - 1, prefix)];

beforeEach(() => query("delete from pgboss.job where name = 'run-chunk'"));

/** The runs whose chunks wait, in the order in which pg-boss starts them. */
async function turns(): Promise<string[]> {
  const rows = await query(
    `select data ->> 'runId' as run from pgboss.job
     where name = 'run-chunk' and state < 'active' order by priority desc, created_on, id`,
  );
  return rows.map(({ run }) => run);
}

/** Ends the chunks that are next. */
async function process(count: number): Promise<void> {
  await query(
    `update pgboss.job set state = 'completed'
     where id in (
       select id from pgboss.job where name = 'run-chunk' and state < 'active'
       order by priority desc, created_on, id limit $1
     )`,
    [count],
  );
}

describe("runs take turns", () => {
  test("a small run comes after one chunk of a large one, and two large ones alternate", async () => {
    const large = await executedRun(app, universeOf(6, "L"));
    const small = await executedRun(app, ["AAPL"]);
    const other = await executedRun(app, universeOf(3, "O"));
    expect(await turns()).toEqual([large, small, other, large, other, large, other, large, large, large]);
  });

  test("a later run does not overtake what has waited for its turn", async () => {
    const large = await executedRun(app, universeOf(5, "L"));
    await process(3);
    const late = await executedRun(app, universeOf(2, "T"));
    expect(await turns()).toEqual([large, late, large, late]);
  });

  test("the chunks of a run are in the order of its universe", async () => {
    const run = await executedRun(app, universeOf(3, "L"));
    const rows = await query(
      `select data -> 'tickers' ->> 0 as first from pgboss.job
       where name = 'run-chunk' and data ->> 'runId' = $1 order by priority desc`,
      [run],
    );
    expect(rows.map(({ first }) => first)).toEqual(["AAPL", "L200", "L400"]);
  });
});

describe("a PENDING run", () => {
  const reasonOf = async (id: string) => (await readRun(app, id, "waitingReason")).waitingReason;

  test("says how many parts of other runs come first", async () => {
    const large = await executedRun(app, universeOf(4, "L"));
    const next = await executedRun(app, universeOf(2, "N"));
    const last = await executedRun(app, ["AAPL"]);
    expect(await reasonOf(large)).toBe("The run is next; it waits for a worker.");
    expect(await reasonOf(next)).toBe("1 part of other runs comes first; runs take turns.");
    expect(await reasonOf(last)).toBe("2 parts of other runs come first; runs take turns.");
  });

  test("whose jobs were lost is enqueued again, once, and is not lost while it waits", async () => {
    const run = await executedRun(app, universeOf(2, "L"));
    await query("delete from pgboss.job where name = 'run-chunk'");
    expect(await enqueueLostChunks(app.database.db, app.jobs)).toBe(0);
    await query("update runs.strategy_run set created_at = created_at - interval '2 minutes' where run_id = $1", [run]);
    expect(await reasonOf(run)).toMatch(/gets a new one within two minutes/);
    expect(await enqueueLostChunks(app.database.db, app.jobs)).toBe(1);
    expect(await turns()).toEqual([run, run]);
    expect(await enqueueLostChunks(app.database.db, app.jobs)).toBe(0);
  });
});

describe("a RUNNING run of the server", () => {
  const age = (id: string) =>
    query(
      `update runs.strategy_run
       set execution_status = 'running', started_at = now() - interval '1 hour', last_progress_update = now() - interval '1 hour'
       where run_id = $1`,
      [id],
    );
  const statusOf = async (id: string) => (await readRun(app, id, "executionStatus")).executionStatus;

  test("is never lost: what the queue lost of it is enqueued again, whichever watchdog comes first", async () => {
    const run = await executedRun(app, ["AAPL"]);
    await age(run);
    await query("delete from pgboss.job where name = 'run-chunk'");
    await failLostRuns(app.database.db, DEFAULT_HEALTH_THRESHOLDS);
    expect(await statusOf(run)).toBe("RUNNING");
    expect(await enqueueLostChunks(app.database.db, app.jobs)).toBeGreaterThan(0);
    expect(
      await query("select from pgboss.job where name = 'run-chunk' and data ->> 'runId' = $1", [run]),
    ).toHaveLength(1);
  });

  test("whose tickers are all processed is completed, although the worker was killed before it could", async () => {
    const run = await executedRun(app, ["AAPL"]);
    await age(run);
    await query("delete from pgboss.job where name = 'run-chunk'");
    await query("update runs.strategy_run set processed_count = 1 where run_id = $1", [run]);
    await query(
      `insert into runs.strategy_result (run_id, strategy_code, ticker, passed, created_at)
       values ($1, 'x', 'AAPL', true, now())`,
      [run],
    );
    await enqueueLostChunks(app.database.db, app.jobs);
    expect(await statusOf(run)).toBe("COMPLETED");
  });
});
