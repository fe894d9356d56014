import { setTimeout as sleep } from "node:timers/promises";
import { childPrograms } from "../../support/child-programs";
import { testApp } from "../../support/test-app";
import { chartOf, json, startYahooServer, type YahooServer } from "../providers/yahoo/yahoo-server";
import { emptyQueue, onboard } from "./onboarding-queue";

const programs = childPrograms();
const app = testApp();
const symbols = Array.from({ length: 100 }, (_, nth) => `S${String(nth).padStart(3, "0")}`);
let yahoo: YahooServer;
let responseDelayMs = 500;

beforeAll(async () => {
  yahoo = await startYahooServer();
  yahoo.chart = (response, request) => {
    const symbol = decodeURIComponent(new URL(request.url ?? "", yahoo.url).pathname.split("/").at(-1) ?? "");
    setTimeout(() => json(chartOf({ meta: { symbol } }))(response, request), responseDelayMs);
  };
  await app.database.sql(`
    create table public.steps (id uuid, token uuid, status text, at timestamptz default clock_timestamp());
    create function public.note_step() returns trigger language plpgsql security definer as $$
    begin
      insert into public.steps (id, token, status) values (new.id, new.lease_token, new.status);
      return null;
    end $$;
    create trigger note_step after update on market.symbol_onboarding_queue
      for each row when ((old.status, old.lease_token) is distinct from (new.status, new.lease_token))
      execute function public.note_step()`);
});
beforeEach(async () => {
  await emptyQueue(app);
  await app.database.sql("delete from public.steps");
});
afterAll(() => yahoo.close());

async function startWorker() {
  const worker = programs.start("src/app/commands/worker.ts", {
    environment: { DATABASE_URL: app.database.url, PRICE_PROVIDER: "yahoo", PRICE_YAHOO_URL: yahoo.url },
  });
  await worker.waitForOutput(/is processing background jobs/);
  return worker;
}

async function count(status: string): Promise<number> {
  const [row] = await app.database.sql(
    "select count(*)::int as count from market.symbol_onboarding_queue where status = $1",
    [status],
  );
  return row.count;
}
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(50);
}

test("three workers complete 100 symbols once each, within a minute after two of them are killed", async () => {
  const workers = await Promise.all([startWorker(), startWorker(), startWorker()]);
  await onboard(app, symbols);
  for (const [nth, worker] of workers.slice(0, 2).entries()) {
    await until(async () => (await count("completed")) >= 20 * (nth + 1));
    await worker.end("SIGKILL");
  }
  const [{ last_kill: lastKill }] = await app.database.sql("select clock_timestamp() as last_kill");
  await until(async () => (await count("completed")) === 100);

  const jobs = await app.database.sql(
    `select job.id, job.symbol, job.attempts, job.errors, job.completed_at,
            count(distinct step.token)::int as claims,
            count(*) filter (where step.status = 'completed')::int as completions,
            count(*) filter (where step.status not in ('processing', 'completed'))::int as others
     from market.symbol_onboarding_queue job
     join public.steps step on step.id = job.id
     group by job.id
     order by job.symbol`,
  );
  expect(jobs.map(({ symbol }) => symbol)).toEqual(symbols);
  for (const job of jobs) {
    expect(job).toMatchObject({ completions: 1, others: 0, errors: [] });
    expect(job.attempts).toBe(job.claims);
    expect((job.completed_at - lastKill) / 1000).toBeLessThan(60);
  }
  // Only the symbols in progress on the killed workers, at most three each, were claimed twice.
  const attempts = jobs.map((job) => job.attempts);
  const rescued = attempts.filter((each) => each === 2).length;
  expect(rescued).toBeGreaterThanOrEqual(1);
  expect(rescued).toBeLessThanOrEqual(6);
  expect(attempts.filter((each) => each === 1)).toHaveLength(100 - rescued);

  const [stored] = await app.database.sql(
    `select (select count(*)::int from market.symbol_universe) as universe,
            (select count(*)::int from market.symbol_daily_metrics) as metrics,
            (select count(distinct symbol)::int from market.market_data_cache) as priced,
            (select count(*)::int from market.market_data_cache) as bars`,
  );
  expect(stored).toEqual({ universe: 100, metrics: 100, priced: 100, bars: 300 });
  expect(await workers[2]?.end("SIGTERM")).toMatchObject({ code: 0 });
}, 300_000);

test("a worker processes at most three symbols at a time", async () => {
  responseDelayMs = 1000;
  const worker = await startWorker();
  await onboard(app, symbols.slice(0, 9));
  const seen: number[] = [];
  await until(async () => {
    seen.push(await count("processing"));
    return (await count("completed")) === 9;
  });
  expect(Math.max(...seen)).toBe(3);
  await worker.end("SIGTERM");
}, 300_000);

test("a stopping worker finishes the symbols in progress and leaves the rest to others", async () => {
  responseDelayMs = 3000;
  const worker = await startWorker();
  await onboard(app, symbols.slice(0, 6));
  await until(async () => (await count("processing")) === 3);
  expect(await worker.end("SIGTERM")).toMatchObject({ code: 0 });
  expect({ completed: await count("completed"), pending: await count("pending") }).toEqual({
    completed: 3,
    pending: 3,
  });
  expect(await app.database.sql("select * from market.onboarding_workers")).toEqual([]);
  responseDelayMs = 0;
  const next = await startWorker();
  await until(async () => (await count("completed")) === 6);
  const attempts = await app.database.sql("select distinct attempts from market.symbol_onboarding_queue");
  expect(attempts).toEqual([{ attempts: 1 }]);
  expect(await next.end("SIGTERM")).toMatchObject({ code: 0 });
}, 300_000);
