import { testDatabase } from "../support/test-database";
import { explainLatestBars, insertManyBars, ONE_STEP_BACK } from "./latest-bars";

const database = testDatabase();

test("the latest bars of 100 symbols among 200,000 bars take one index step each", async () => {
  await insertManyBars(database, 400);
  const plan = await explainLatestBars(database);
  expect(plan).toMatchObject(ONE_STEP_BACK);
  // Root, leaf and heap page for each symbol, with some tolerance.
  expect(plan.buffers).toBeLessThanOrEqual(500);
}, 180_000);
