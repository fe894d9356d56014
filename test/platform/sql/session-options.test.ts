import pino from "pino";
import { DataSource } from "typeorm";
import { databaseOptions } from "../../../src/app/database/database-options";
import { openQueueDatabase } from "../../../src/platform/jobs/queue-database";
import { ownedDatabase } from "../../support/test-database";

const database = ownedDatabase();

/** Defaults that somebody may have given a database for other programs. */
const HOSTILE = {
  datestyle: "'SQL, DMY'",
  intervalstyle: "'iso_8601'",
  timezone: "'Asia/Kathmandu'",
  extra_float_digits: "-10",
  bytea_output: "'escape'",
  search_path: "'nowhere'",
  default_transaction_isolation: "'serializable'",
};
const EXPECTED = {
  datestyle: "ISO, MDY",
  intervalstyle: "postgres",
  timezone: "UTC",
  extra_float_digits: "1",
  bytea_output: "hex",
  search_path: "public",
  default_transaction_isolation: "read committed",
};
const READ = `select ${Object.keys(HOSTILE)
  .map((name) => `current_setting('${name}') as ${name}`)
  .join(", ")}`;

beforeAll(async () => {
  const [{ name }] = await database.sql("select current_database() as name");
  for (const [setting, value] of Object.entries(HOSTILE)) {
    await database.sql(`alter database ${name} set ${setting} to ${value}`);
  }
});

test("the API's connections have their own settings, whatever the database's defaults are", async () => {
  const dataSource = new DataSource(databaseOptions(database.url, { poolSize: 1 }));
  await dataSource.initialize();
  try {
    expect(await dataSource.query(READ)).toEqual([EXPECTED]);
    const values = "select 0.1::float8 + 0.2::float8 as number, timestamptz '2024-02-03 04:05:06Z' as time";
    expect(await dataSource.query(values)).toEqual([{ number: 0.1 + 0.2, time: new Date("2024-02-03T04:05:06Z") }]);
    expect(await dataSource.query("select (0.1::float8 + 0.2::float8)::text as key")).toEqual([
      { key: String(0.1 + 0.2) },
    ]);
  } finally {
    await dataSource.destroy();
  }
});

test("so do those of the job queue", async () => {
  const queue = openQueueDatabase(database.url, pino({ level: "silent" }));
  try {
    expect((await queue.executeSql(READ, [])).rows).toEqual([EXPECTED]);
  } finally {
    await queue.close();
  }
});
