import pino from "pino";
import { DataSource } from "typeorm";
import { databaseOptions } from "../../src/app/database/database-options";
import { migrateDatabase } from "../../src/app/database/migrate-database";
import { createInstance } from "../builder/builder-client";
import { startedRun } from "../runs/run-client";
import { testApp } from "../support/test-app";

const app = testApp();

async function changedSince(cursor: string | null) {
  const { data, errors } = await app.query(
    `query ($since: String) {
      strategyRuns(filter: { changedSince: $since }) { changeCursor nodes { id } }
      strategyInstances(filter: { changedSince: $since }) { nodes { id } }
    }`,
    { since: cursor },
  );
  expect(errors).toBeUndefined();
  const { strategyRuns, strategyInstances } = data;
  const ids = [...strategyRuns.nodes, ...strategyInstances.nodes].map(({ id }) => id);
  return { ids: ids.sort(), cursor: strategyRuns.changeCursor };
}

test("after a backup of another server is restored and migrated, feeds return what has changed and no more", async () => {
  const run = await startedRun(app);
  const restored = [run, (await createInstance(app)).id].sort();
  const own = await startedRun(app);
  // As pg_restore does: no trigger runs. That server had had a trillion transactions.
  await app.database.sql(`
    begin;
    set local session_replication_role = replica;
    update runs.strategy_run set changed_in = 1000000000000 where run_id = '${run}';
    update builder.strategy_instances set changed_in = 1000000000000;
    commit`);
  const { cursor: before } = await changedSince(null);
  await startedRun(app);
  expect((await changedSince(before)).ids).toEqual(expect.arrayContaining(restored));

  const owner = await new DataSource(databaseOptions(app.database.ownerUrl, { poolSize: 1 })).initialize();
  await migrateDatabase(owner, pino({ level: "silent" }));
  // What was restored counts as changed once more, so that no client misses it.
  expect((await changedSince(before)).ids).toEqual(expect.arrayContaining(restored));
  const { cursor } = await changedSince(null);
  const stamps = async () => app.database.sql("select run_id, changed_in from runs.strategy_run order by 1");
  const stamped = await stamps();
  await migrateDatabase(owner, pino({ level: "silent" }));
  expect(await stamps()).toEqual(stamped);
  await owner.destroy();

  const changed = await startedRun(app);
  const { ids } = await changedSince(cursor);
  expect(ids).toEqual([changed]);
  expect(ids).not.toContain(own);
});
