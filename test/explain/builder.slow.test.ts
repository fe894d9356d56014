import { latestCodeGenerationByInstance } from "../../src/builder/codegen/generations/code-generation.loaders";
import { listStrategyInstances } from "../../src/builder/instances/strategy-instance.query";
import { popularNodeTemplates } from "../../src/builder/node-templates/node-template.query";
import { latestQuickTestByInstance } from "../../src/builder/quick-tests/quick-test.loaders";
import { listBuilderSessions } from "../../src/builder/sessions/draft/builder-session.query";
import { readActiveSession } from "../../src/builder/sessions/draft/read-active-session";
import { expireSessions } from "../../src/builder/sessions/edits/expire-sessions";
import { upsertSession } from "../../src/builder/sessions/edits/upsert-session";
import { Role, type User } from "../../src/identity";
import { testDatabase } from "../support/test-database";
import { explainBatch, explainOne } from "./explain-call";
import { insertManyStrategies, OWNER } from "./many-strategies";

const database = testDatabase();
const viewer = { id: OWNER, role: Role.USER, user: {} as User };
const reader = { viewer, requestKey: "explain" };
const SCANS_NOTHING = { scanned: [] };
let instances: string[];

beforeAll(async () => {
  await insertManyStrategies(database);
  instances = (await database.sql("select id from builder.strategy_instances limit 100")).map(({ id }) => id);
}, 120_000);

// biome-ignore lint/suspicious/noExplicitAny: these loaders use only the database and the viewer
const source = (): any => ({ db: database.db, ...reader });

test("the latest generations of 100 strategies are read from the ends of their index ranges", async () => {
  const plan = await explainOne(database, () => latestCodeGenerationByInstance(source()).loadMany(instances));
  expect(plan).toMatchObject({
    indexes: ["ix_codegen_instance_generated"],
    tables: ["code_generations"],
    ...SCANS_NOTHING,
  });
  expect(plan.steps).toContain("Limit");
  expect(plan.steps).not.toContain("Sort");
});

test("the latest quick tests are read from the ends of their index ranges", async () => {
  const plan = await explainOne(database, () => latestQuickTestByInstance(source()).loadMany(instances));
  expect(plan).toMatchObject({ indexes: ["ix_quicktest_instance_created"], tables: ["quick_tests"], ...SCANS_NOTHING });
  expect(plan.steps).not.toContain("Sort");
});

test("the popular templates are read from their index only, in its order", async () => {
  const plan = await explainOne(database, () => popularNodeTemplates(database.db, 20));
  expect(plan).toMatchObject({
    indexes: ["ix_node_templates_popular"],
    steps: ["Index Only Scan", "Limit"],
    filters: [],
  });
});

test("a page of the viewer's strategies is read in index order, without sorting", async () => {
  const plan = await explainOne(database, () => listStrategyInstances(database.db, viewer, null, { first: 10 }));
  expect(plan).toMatchObject({ indexes: ["ix_instance_live_user"], filters: [], ...SCANS_NOTHING });
  expect(plan.steps).not.toContain("Sort");
});

test("the active session is found by an index", async () => {
  const plan = await explainOne(database, () => readActiveSession(database.db, reader, instances[0] as string));
  expect(plan.scanned).toEqual([]);
});

test("a page of the viewer's sessions is read in index order", async () => {
  const plan = await explainOne(database, () => listBuilderSessions(database.db, reader, null, { first: 10 }));
  expect(plan).toMatchObject({ indexes: ["ix_session_user_activity"], filters: [], ...SCANS_NOTHING });
});

test("saving a draft scans no table", async () => {
  const save = {
    sessionId: null,
    instanceId: instances[0] as string,
    expectedRevision: 1,
    sessionType: null,
    name: null,
    hasParameters: false,
    metadata: null,
  };
  const draft = { flow: { nodes: [], edges: [] }, parameters: {} };
  const plan = await explainOne(database, () => upsertSession(database.db, viewer, { ...save, draft }));
  expect(plan.scanned).toEqual([]);
});

test("expired sessions are found by an index", async () => {
  await database.sql(
    "update builder.builder_sessions set expires_at = now() - interval '1 second' where id = (select id from builder.builder_sessions where is_active limit 1)",
  );
  await database.sql("vacuum analyze builder.builder_sessions");
  const plan = await explainBatch(database, () => expireSessions(database.db));
  expect(plan.scanned).toEqual([]);
});

describe("a documented query uses one of its documented indexes:", () => {
  test.each<[string, string, readonly string[]]>([
    [
      "a strategy's completed tests",
      "quick_tests where instance_id = $2 and status = 'COMPLETED'",
      ["ix_quicktest_instance_status", "ix_quick_tests_instance_id", "ix_quicktest_instance_created"],
    ],
    [
      "a user's latest tests",
      "quick_tests where user_id = $1 order by created_at desc limit 10",
      ["ix_quicktest_user_created"],
    ],
    [
      "the latest failed tests",
      "quick_tests where status = 'FAILED' order by created_at desc limit 10",
      ["ix_quicktest_status_created"],
    ],
    [
      "a user's tests of one strategy",
      "quick_tests where user_id = $1 and instance_id = $2",
      [
        "ix_quicktest_user_instance",
        "ix_quick_tests_instance_id",
        "ix_quicktest_instance_status",
        "ix_quicktest_instance_created",
      ],
    ],
    [
      "a strategy's generations",
      "code_generations where instance_id = $2 order by created_at desc",
      // With few rows, either index may be used.
      ["ix_codegen_instance_created", "ix_codegen_instance_generated"],
    ],
    [
      "a generation by its hash",
      "code_generations where code_hash = repeat('a', 64) and instance_id = $2",
      ["ix_codegen_hash_instance", "code_generations_instance_id_code_hash_key"],
    ],
    [
      "the latest failed validations",
      "code_generations where validation_status = 'SECURITY_ERROR' order by created_at desc limit 10",
      ["ix_codegen_validation_status"],
    ],
    [
      "a user's latest sessions",
      "builder_sessions where user_id = $1 order by last_activity_at desc limit 10",
      ["ix_session_user_activity"],
    ],
    [
      "the templates of a category and type",
      "node_templates where category = 'CATEGORY_3' and node_type = 'POSITION'",
      ["ix_node_category_type", "ix_node_templates_category"],
    ],
    [
      "a user's templates of a type",
      "node_templates where user_id = $1 and node_type = 'SIGNAL'",
      ["ix_node_user_type", "ix_node_templates_user_id", "uq_node_templates_owner_name"],
    ],
    [
      "the latest templates",
      "node_templates where is_deleted = false order by created_at desc limit 10",
      ["ix_node_deleted_created"],
    ],
  ])("%s", async (_, query, named) => {
    const values = `$1::uuid is not null and $2::uuid is not null`;
    const text = query.replace(" where ", ` where ${values} and `);
    const [row] = await database.sql(`explain (format json) select * from builder.${text}`, [OWNER, instances[0]]);
    const plan = JSON.stringify(row["QUERY PLAN"]);
    const used = [...plan.matchAll(/"Index Name":"(\w+)"/g)].map(([, name]) => name);
    expect(plan).not.toContain('"Seq Scan"');
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((name) => !named.includes(name as string))).toEqual([]);
  });
});
