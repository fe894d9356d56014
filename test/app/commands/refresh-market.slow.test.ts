import { testDatabase } from "../../support/test-database";
import { runCommand } from "./run-command";

const database = testDatabase();

test("refresh-market enqueues a job for the workers, and no second one while a refresh is running", async () => {
  await database.sql("insert into market.symbol_universe (symbol) values ('AAPL'), ('SYN0001')");
  const refresh = () => runCommand("refresh-market", [], { DATABASE_URL: database.url });
  expect(await refresh()).toEqual({
    code: 0,
    output: "The background workers will refresh 2 symbols.\n",
    complaints: [],
  });
  expect(await refresh()).toMatchObject({ code: 0, output: "A refresh is already running.\n" });
  const jobs = await database.sql("select data from pgboss.job where name = 'refresh-prices'");
  expect(jobs.map(({ data }) => data.symbols)).toEqual([["AAPL", "SYN0001"]]);
});
