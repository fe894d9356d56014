import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { archiveRuns } from "../../../src/runs/retention/archive-runs";
import { purgeProgress } from "../../../src/runs/retention/purge-progress";
import { createInstance } from "../../builder/builder-client";
import { randomNumbers } from "../../engine/flow/random-flow";
import { type Asker, testApp } from "../../support/test-app";
import { startedRun } from "../run-client";

const app = testApp();

const DOCUMENT = `query ($since: String, $after: String) {
  strategyRuns(first: 7, after: $after, filter: { changedSince: $since }) {
    changeCursor nodes { id executionStatus revision } pageInfo { hasNextPage endCursor }
  }
}`;

/** Reads all pages of what has changed; the cursor is that of the first page. */
async function changes(since: string | null) {
  const nodes: { id: string; executionStatus: string; revision: number }[] = [];
  let cursor: string | null = null;
  for (let after: string | null = null; ; ) {
    const { data, errors } = await app.query(DOCUMENT, { since, after });
    expect(errors).toBeUndefined();
    const page = data.strategyRuns;
    cursor ??= page.changeCursor;
    nodes.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return { nodes, cursor };
    after = page.pageInfo.endCursor;
  }
}

test("whoever follows changes has the last state of every run, however slowly transactions are committed", async () => {
  const known = new Map<string, { executionStatus: string; revision: number }>();
  const random = randomNumbers(3);
  let isWriting = true;
  const follow = async () => {
    let since: string | null = null;
    const poll = async () => {
      const { nodes, cursor } = await changes(since);
      for (const { id, ...state } of nodes) if ((known.get(id)?.revision ?? -1) < state.revision) known.set(id, state);
      since = cursor;
    };
    while (isWriting) await poll();
    await poll();
  };
  const write = async () => {
    const client = new Client({ connectionString: app.database.url });
    await client.connect();
    const ids = await Promise.all(Array.from({ length: 6 }, () => startedRun(app)));
    for (const id of ids) {
      await client.query("begin");
      await client.query(
        `update runs.strategy_run
         set execution_status = 'completed', completed_at = now(), revision = revision + 1 where run_id = $1`,
        [id],
      );
      // Slower transactions are committed after faster ones that began later.
      await sleep(random() * 300);
      await client.query(random() < 0.1 ? "rollback" : "commit");
    }
    await client.end();
  };
  const following = follow();
  await Promise.all(Array.from({ length: 12 }, write));
  isWriting = false;
  await following;
  const rows = await app.database.sql(
    `select run_id as id, upper(execution_status) as "executionStatus", revision from runs.strategy_run`,
  );
  expect(Object.fromEntries(known)).toEqual(Object.fromEntries(rows.map(({ id, ...state }) => [id, state])));
  expect(rows.filter(({ executionStatus }) => executionStatus === "COMPLETED").length).toBeGreaterThan(50);
});

test("archival and the purge of timelines count as changes", async () => {
  const [archived, purged] = [await startedRun(app), await startedRun(app)];
  await app.database.sql(
    `update runs.strategy_run
     set execution_status = 'completed', progress_purged_at = now(), completed_at = now() - interval '91 days'
     where run_id = $1`,
    [archived],
  );
  await app.database.sql(
    `update runs.strategy_run set execution_status = 'failed', completed_at = now() - interval '31 days' where run_id = $1`,
    [purged],
  );
  const { cursor } = await changes(null);
  await archiveRuns(app.database.db);
  await purgeProgress(app.database.db);
  const { nodes } = await changes(cursor);
  expect(nodes.map(({ id }) => id)).toEqual(expect.arrayContaining([archived, purged]));
});

test("without a change nothing is returned; a cursor of the future returns everything", async () => {
  const run = await startedRun(app);
  // While an older transaction runs, such as one of another database of the server, the latest changes are returned again.
  let { cursor, nodes } = await changes(null);
  for (const end = Date.now() + 20_000; nodes.length > 0 && Date.now() < end; ) {
    await app.database.sql("select pg_current_xact_id(), pg_sleep(0.1)");
    ({ cursor, nodes } = await changes(cursor));
  }
  expect(nodes).toEqual([]);
  const all = await changes("999999999999");
  expect(all.nodes.map(({ id }) => id)).toContain(run);
});

test.each(["", "x", "-1", "1e3", "9".repeat(40), "1'; --"])("%j is not a cursor", async (changedSince) => {
  const { errors } = await app.query(DOCUMENT, { since: changedSince, after: null });
  expect(errors?.[0]).toMatchObject({
    extensions: { code: "BAD_USER_INPUT", problems: [{ code: "INVALID_VALUE", field: ["filter", "changedSince"] }] },
  });
});

describe("the other lists that can be followed", () => {
  const read = async (list: string, changedSince: string | null, asker: Asker) => {
    const document = `query ($since: String) { ${list}(filter: { changedSince: $since }) { changeCursor nodes { id } } }`;
    const { data, errors } = await app.query(document, { since: changedSince }, asker);
    expect(errors).toBeUndefined();
    return { cursor: data[list].changeCursor, ids: data[list].nodes.map(({ id }: { id: string }) => id) };
  };

  test.each([
    ["strategyInstances", "builder.strategy_instances"],
    ["codeGenerations", "builder.code_generations"],
    ["quickTests", "builder.quick_tests"],
  ])("%s return what was written and what was changed since, also by a slow transaction", async (list, table) => {
    const owner = await app.asker();
    const instance = await createInstance(app, {}, owner);
    await app.database.sql(
      `insert into builder.code_generations (instance_id, user_id, logic_flow_snapshot, generated_code, code_hash)
       values ($1, $2, '{}', 'x', repeat('a', 64))`,
      [instance.id, owner.id],
    );
    await app.database.sql(
      `insert into builder.quick_tests (instance_id, user_id, test_config, logic_flow_snapshot) values ($1, $2, '{}', '{}')`,
      [instance.id, owner.id],
    );
    const { ids } = await read(list, null, owner);
    expect(ids).toHaveLength(1);
    const slow = new Client({ connectionString: app.database.url });
    await slow.connect();
    await slow.query("begin");
    await slow.query(`update ${table} set updated_at = now() where id = $1`, [ids[0]]);
    const { cursor } = await read(list, null, owner);
    await slow.query("commit");
    await slow.end();
    expect((await read(list, cursor, owner)).ids).toEqual(ids);
  });
});
