import { migrations } from "../../migrations";
import { emptyDatabase } from "../support/test-database";
import { migrateDownTo, migrateUpTo } from "./migrate-steps";
import { dumpSchema } from "./schema-dump";

const database = emptyDatabase();

test("all steps up, all down and all up again give the same schema", async () => {
  await migrateUpTo(database, migrations.length);
  const first = await dumpSchema(database);
  await migrateDownTo(database, 0);
  expect(await dumpSchema(database)).toEqual([]);
  await migrateUpTo(database, migrations.length);
  expect(await dumpSchema(database)).toEqual(first);
});

test("each step down restores exactly what was there before its step up", async () => {
  await migrateDownTo(database, 0);
  for (let steps = 1; steps <= migrations.length; steps += 1) {
    const before = await dumpSchema(database);
    await migrateUpTo(database, steps);
    const after = await dumpSchema(database);
    expect(after).not.toEqual(before);
    await migrateDownTo(database, steps - 1);
    expect({ steps, schema: await dumpSchema(database) }).toEqual({ steps, schema: before });
    await migrateUpTo(database, steps);
    expect({ steps, schema: await dumpSchema(database) }).toEqual({ steps, schema: after });
  }
});

test("the comparison notices a column, a default, a constraint, an index and a function", async () => {
  const before = await dumpSchema(database);
  const plants = [
    "alter table runs.holdings add column planted text",
    "alter table runs.holdings alter column account drop not null",
    "alter table runs.strategy_run alter column total_count set default 1",
    "alter table runs.strategy_run add constraint planted check (total_count < 5)",
    "create index planted on runs.holdings (lot_tag)",
    "create function market.planted() returns integer language sql as 'select 1'",
  ];
  let previous = before;
  for (const plant of plants) {
    await database.sql(plant);
    const planted = await dumpSchema(database);
    expect({ plant, isNoticed: planted.join() !== previous.join() }).toEqual({ plant, isNoticed: true });
    previous = planted;
  }
});
