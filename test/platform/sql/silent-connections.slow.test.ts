import { Pool } from "pg";
import { isConnectionLost } from "../../../src/platform/sql/database-error";
import { endSilentConnections } from "../../../src/platform/sql/silent-connections";
import { type StallingProxy, stallingProxy } from "../../support/stalling-proxy";
import { testDatabase } from "../../support/test-database";

jest.setTimeout(30_000);
const database = testDatabase();
let proxy: StallingProxy;
let pool: Pool;

beforeAll(async () => {
  proxy = await stallingProxy(database.url);
  pool = new Pool({ connectionString: proxy.url, max: 1, ...endSilentConnections(500) });
  pool.on("error", () => {});
});
afterAll(async () => {
  await pool.end();
  proxy.close();
});

test("a statement on a half-open connection fails, and the next one has a new connection", async () => {
  const { rows: before } = await pool.query("select pg_backend_pid() as pid");
  proxy.stall();
  const error = await pool.query("select 1").catch((reason: unknown) => reason);
  expect(isConnectionLost(error)).toBe(true);
  const { rows: after } = await pool.query("select pg_backend_pid() as pid");
  expect(after[0].pid).not.toBe(before[0].pid);
});

test("statements that answer within the limit and the grace keep their connection", async () => {
  const { rows: before } = await pool.query("select pg_backend_pid() as pid");
  for (let time = 0; time < 3; time += 1) await pool.query("select pg_sleep(2)");
  const { rows: after } = await pool.query("select pg_backend_pid() as pid");
  expect(after).toEqual(before);
});
