import pino from "pino";
import { DEFAULT_ONBOARDING_SETTINGS, marketJobs, marketSchedules } from "../../../src/market";
import { enqueueRefresh, REFRESH_QUEUE } from "../../../src/market/refresh/refresh-symbols";
import { type JobRunner, startJobRunner } from "../../../src/platform/jobs/job-runner";
import { testDatabase } from "../../support/test-database";
import { madeUpProvider } from "./made-up-prices";

const database = testDatabase();
let jobs: JobRunner;

beforeAll(async () => {
  jobs = await startJobRunner({
    url: database.url,
    dataSource: database.dataSource,
    kinds: marketJobs({ provider: madeUpProvider(), onboarding: DEFAULT_ONBOARDING_SETTINGS }),
    schedules: marketSchedules(),
    log: pino({ level: "silent" }),
  });
});

afterAll(() => jobs?.stop());

beforeEach(async () => {
  await database.sql("delete from market.symbol_universe");
  await database.sql("delete from pgboss.job where name = $1", [REFRESH_QUEUE]);
});

const know = (count: number, prefix: string, isActive: boolean) =>
  database.sql(
    `insert into market.symbol_universe (symbol, is_active)
     select $2 || lpad(nth::text, 3, '0'), $3
     from generate_series(1, $1::integer) as nth`,
    [count, prefix, isActive],
  );
const enqueued = async (): Promise<string[][]> =>
  (await database.sql("select data from pgboss.job where name = $1", [REFRESH_QUEUE]))
    .map(({ data }) => data.symbols)
    .sort((a, b) => (a[0] < b[0] ? -1 : 1));

test("every active symbol is in one job of at most ten, inactive ones in none", async () => {
  await know(23, "A", true);
  await know(5, "B", false);
  expect(await enqueueRefresh(database.db, jobs)).toBe(23);
  const batches = await enqueued();
  expect(batches.map((batch) => batch.length)).toEqual([10, 10, 3]);
  const symbols = batches.flat();
  expect(symbols).toHaveLength(23);
  expect([symbols[0], symbols[22]]).toEqual(["A001", "A023"]);
  expect(new Set(symbols).size).toBe(23);
});

test("without active symbols there is no job", async () => {
  await know(3, "B", false);
  expect(await enqueueRefresh(database.db, jobs)).toBe(0);
  expect(await enqueued()).toEqual([]);
});

test("the batch is due on weekdays half an hour after the close in New York, summer and winter", async () => {
  const schedule = await database.sql("select cron, timezone from pgboss.schedule where name = 'refresh-market'");
  expect(schedule).toEqual([{ cron: "30 16 * * 1-5", timezone: "America/New_York" }]);
});
