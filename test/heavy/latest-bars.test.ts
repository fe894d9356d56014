import { explainLatestBars, insertManyBars, ONE_STEP_BACK } from "../explain/latest-bars";
import { testDatabase } from "../support/test-database";

const database = testDatabase();

test("reading the latest bars of 100 symbols among five million bars takes one index step per symbol", async () => {
  await insertManyBars(database, 10_000);
  const [{ bars }] = await database.sql("select count(*)::int as bars from market.market_data_cache");
  expect(bars).toBe(5_000_000);
  const plan = await explainLatestBars(database);
  console.log(plan.text);
  expect(plan).toMatchObject(ONE_STEP_BACK);
  // Root, branch, leaf and heap page for each symbol, with a margin.
  expect(plan.buffers).toBeLessThanOrEqual(600);
}, 1_200_000);
