import { countStatements } from "./count-statements";
import { emptyDatabase, testDatabase } from "./test-database";

const migrated = testDatabase();
const empty = emptyDatabase();
const countTables = `
  select count(*)::int as count
  from information_schema.tables
  where table_schema not in ('pg_catalog', 'information_schema')`;

test("a test database has all migrations, an empty one has none", async () => {
  const [tables] = await migrated.sql(countTables);
  expect(tables.count).toBeGreaterThan(0);
  expect(await migrated.dataSource.showMigrations()).toBe(false);
  expect(await empty.sql(countTables)).toEqual([{ count: 0 }]);
});

test("counts the statements of the action and no others", async () => {
  const { result, statements } = await countStatements(migrated.dataSource, async () => {
    await migrated.sql("select 'not counted'");
    return migrated.db.transaction((db) => db.query("select $1::int as one", [1]));
  });
  expect(result).toEqual([{ one: 1 }]);
  expect(statements).toEqual(["START TRANSACTION", "select $1::int as one", "COMMIT"]);
  await migrated.db.query("select 'afterwards'");
  expect(statements).toHaveLength(3);
});
