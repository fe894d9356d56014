import pino from "pino";
import { DataSource, QueryFailedError } from "typeorm";
import { formatError } from "../../../src/app/client-errors";
import { databaseOptions } from "../../../src/app/database/database-options";
import { migrateDatabase } from "../../../src/app/database/migrate-database";
import { emptyDatabase } from "../../support/test-database";

const database = emptyDatabase();
let limited: DataSource;

beforeAll(async () => {
  limited = new DataSource(databaseOptions(database.url, { poolSize: 2, statementTimeoutMs: 50, lockTimeoutMs: 30 }));
  await limited.initialize();
});
afterAll(() => limited.destroy());

const SLOW = "select pg_sleep(0.2)";

test("a statement over the limit is ended; the client is told so, without the database's words", async () => {
  const error = await limited.query(SLOW).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(QueryFailedError);
  const masked = formatError({ message: "canceling statement", path: ["x"], extensions: { requestId: "7" } }, error);
  expect(masked).toEqual({
    message: "The database took too long for this request; ask for less, or try again later.",
    path: ["x"],
    extensions: { code: "SERVICE_UNAVAILABLE", requestId: "7" },
  });
});

test("migrations have no limit", async () => {
  await expect(migrateDatabase(limited, pino({ level: "silent" }))).resolves.toBeUndefined();
  for (let time = 0; time < 4; time += 1) await expect(limited.query(SLOW)).rejects.toThrow("statement timeout");
});
