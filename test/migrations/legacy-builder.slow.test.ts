import { migrations } from "../../migrations";
import { emptyDatabase } from "../support/test-database";
import { migrateDownTo, migrateUpTo } from "./migrate-steps";

const database = emptyDatabase();
const USER = "00000000-0000-4000-8000-0000000000f1";
const STRATEGY = "00000000-0000-4000-8000-0000000000f2";
const OWN_STEP = migrations.findIndex(({ name }) => name.startsWith("BuilderVersions"));

/** Sessions before the migration: name, strategy, whether active, and the hour of the last activity. */
const LEGACY: readonly (readonly [string, string | null, boolean, number])[] = [
  ["newest of the strategy", STRATEGY, true, 3],
  ["older of the strategy", STRATEGY, true, 2],
  ["newest without one", null, true, 5],
  ["older without one", null, true, 4],
  ["closed", STRATEGY, false, 9],
];

beforeAll(async () => {
  await migrateUpTo(database, OWN_STEP);
  await database.sql("insert into identity.users (id, email, full_name) values ($1, 'legacy@example.com', 'L')", [
    USER,
  ]);
  await database.sql(
    `insert into builder.strategy_instances (id, name, user_id, logic_flow) values ($1, 'Old', $2, '{"nodes": []}')`,
    [STRATEGY, USER],
  );
  for (const [name, strategy, isActive, hour] of LEGACY) {
    await database.sql(
      `insert into builder.builder_sessions (session_name, instance_id, user_id, draft_logic_flow, is_active, last_activity_at)
       values ($1, $2, $3, '{}', $4, timestamptz '2024-05-17 00:00Z' + $5 * interval '1 hour')`,
      [name, strategy, USER, isActive, hour],
    );
  }
  await migrateUpTo(database, migrations.length);
});

test("the latest of several active sessions of a strategy stays active, and each expires 24 hours after its last activity", async () => {
  const rows = await database.sql(
    `select session_name as name, is_active as "isActive", revision,
            extract(epoch from expires_at - last_activity_at) / 3600 as hours
     from builder.builder_sessions`,
  );
  const active = rows.filter(({ isActive }) => isActive).map(({ name }) => name);
  expect(active.sort()).toEqual(["newest of the strategy", "newest without one"]);
  expect(rows.map(({ revision, hours }) => [revision, Number(hours)])).toEqual(LEGACY.map(() => [1, 24]));
});

test("a strategy gets revision 1, and is unchanged after the migration was reverted", async () => {
  const look = () => database.sql("select name, version, logic_flow from builder.strategy_instances");
  const [live] = await database.sql("select revision, current_id, version from builder.strategy_instances");
  expect(live).toEqual({ revision: 1, current_id: null, version: 1 });
  const before = await look();
  await database.sql(
    "insert into builder.strategy_instances (name, user_id, logic_flow, current_id) values ('Former', $1, '{}', $2)",
    [USER, STRATEGY],
  );
  await migrateDownTo(database, OWN_STEP);
  expect(await look()).toEqual(before);
});
