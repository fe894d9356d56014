import pino from "pino";
import { DEFAULT_ONBOARDING_SETTINGS, marketJobs, marketSchedules } from "../../../src/market";
import { enqueueMissingCalculations } from "../../../src/market/refresh/calculate-symbols";
import { lastScheduledRefresh } from "../../../src/market/refresh/refresh-schedule";
import { giveUpRefresh, startDueRefresh, startRefresh } from "../../../src/market/refresh/start-refresh";
import { type JobRunner, startJobRunner } from "../../../src/platform/jobs/job-runner";
import { testDatabase } from "../../support/test-database";
import { recordedLog } from "./run-refresh";
import { fakeProvider } from "./synthetic-prices";

const database = testDatabase();
const silent = pino({ level: "silent" });
let jobs: JobRunner;

beforeAll(async () => {
  jobs = await startJobRunner({
    url: database.url,
    dataSource: database.dataSource,
    kinds: marketJobs({ provider: fakeProvider(), onboarding: DEFAULT_ONBOARDING_SETTINGS, log: silent }),
    schedules: marketSchedules({ log: silent }),
    log: silent,
  });
});

afterAll(() => jobs?.stop());

beforeEach(async () => {
  await database.sql("delete from market.symbol_universe");
  await database.sql("delete from market.price_refreshes");
  await database.sql("delete from pgboss.job where name in ('refresh-prices', 'calculate-symbols')");
});

/** Registers symbols with a registration date long ago. */
const register = (symbols: readonly string[], isActive = true) =>
  database.sql(
    `insert into market.symbol_universe (symbol, is_active, last_price_date, created_at)
     select symbol, $2, '2024-06-28', '2024-01-01' from unnest($1::text[]) as symbol`,
    [symbols, isActive],
  );
const enqueued = async (queue = "refresh-prices"): Promise<string[][]> =>
  (await database.sql("select data from pgboss.job where name = $1", [queue])).map(({ data }) => data.symbols);
const tools = () => ({ jobs, log: silent });

describe("a refresh", () => {
  test("starts with the factor ETFs, then the oldest prices, and skips inactive symbols", async () => {
    await register(["AAA", "BBB", "SPY", "TLT"]);
    await register(["GONE"], false);
    await database.sql("update market.symbol_universe set last_price_date = '2024-06-03' where symbol = 'BBB'");
    expect(await startRefresh(database.db, tools())).toBe(4);
    expect(await enqueued()).toEqual([["SPY", "TLT", "BBB", "AAA"]]);
  });

  test("is not started while another one is running", async () => {
    await register(["AAA"]);
    expect([await startRefresh(database.db, tools()), await startRefresh(database.db, tools())]).toEqual([1, null]);
    expect(await enqueued()).toHaveLength(1);
  });
});

describe("a due refresh", () => {
  test("is started once, however many workers start at the same time", async () => {
    await register(["AAA", "BBB"]);
    const started = await Promise.all([1, 2, 3].map(() => startDueRefresh(database.db, tools())));
    expect(started.sort()).toEqual([0, 0, 2]);
    expect(await enqueued()).toHaveLength(1);
    expect(await startDueRefresh(database.db, tools())).toBe(0);
  });

  test("is started if the previous one was requested before the scheduled time, which ends and logs that one", async () => {
    await register(["AAA", "BBB"]);
    await startRefresh(database.db, tools());
    await database.sql("update market.price_refreshes set requested_at = now() - interval '5 days'");
    const { log, lines } = recordedLog();
    expect(await startDueRefresh(database.db, { jobs, log })).toBe(2);
    expect(lines.map(({ fields }) => fields)).toEqual([{ symbols: 2 }]);
    expect(await enqueued("calculate-symbols")).toEqual([["AAA", "BBB"]]);
    expect(await database.sql("select is_given_up from market.price_refreshes order by requested_at")).toEqual([
      { is_given_up: true },
      { is_given_up: false },
    ]);
  });

  test("is started again after one that was given up", async () => {
    await register(["AAA"]);
    await startDueRefresh(database.db, tools());
    await giveUpRefresh(database.db, silent);
    expect(await startDueRefresh(database.db, tools())).toBe(1);
  });

  test("is not started for symbols registered after the scheduled time, nor without symbols", async () => {
    expect(await startDueRefresh(database.db, tools())).toBe(0);
    await database.sql("insert into market.symbol_universe (symbol) values ('AAA')");
    const soon = new Date(Date.now() - 60_000);
    expect(await startDueRefresh(database.db, tools(), soon)).toBe(0);
    expect(await enqueued()).toEqual([]);
  });

  test("is scheduled for weekdays half an hour after the close in New York, in summer and winter", async () => {
    const schedule = await database.sql("select cron, timezone from pgboss.schedule where name = 'refresh-market'");
    expect(schedule).toEqual([{ cron: "30 16 * * 1-5", timezone: "America/New_York" }]);
    const tickBefore = async (moment: string) =>
      (await lastScheduledRefresh(database.db, new Date(moment))).toISOString();
    expect(await tickBefore("2024-06-28T20:30:00Z")).toBe("2024-06-28T20:30:00.000Z");
    expect(await tickBefore("2024-06-28T20:29:59Z")).toBe("2024-06-27T20:30:00.000Z");
    expect(await tickBefore("2024-07-01T12:00:00Z")).toBe("2024-06-28T20:30:00.000Z");
    expect(await tickBefore("2024-01-08T21:30:00Z")).toBe("2024-01-08T21:30:00.000Z");
    expect(await tickBefore("2024-01-08T21:29:59Z")).toBe("2024-01-05T21:30:00.000Z");
  });
});

test("ended onboardings are deleted every hour", async () => {
  const schedule = await database.sql("select cron from pgboss.schedule where name = 'delete-ended-onboardings'");
  expect(schedule).toEqual([{ cron: "49 * * * *" }]);
});

test("enqueues symbols with prices but without metrics for calculation, fifty per job", async () => {
  await register(Array.from({ length: 120 }, (_, nth) => `S${String(nth).padStart(3, "0")}`));
  await register(["GONE"], false);
  await database.sql("insert into market.symbol_daily_metrics (symbol, metrics_date) values ('S000', '2024-06-28')");
  expect(await enqueueMissingCalculations(database.db, jobs)).toBe(119);
  const batches = await enqueued("calculate-symbols");
  expect(batches.map(({ length }) => length).sort()).toEqual([19, 50, 50]);
  expect(new Set(batches.flat()).size).toBe(119);
});
