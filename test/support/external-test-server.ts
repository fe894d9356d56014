import { randomBytes } from "node:crypto";
import { Client } from "pg";
import type { TestServer } from "./test-server";

const LOCK_CLASS = 1_398_034_754;

/**
 * Uses an existing server, with a role of its own for the application. Drops the databases and roles of killed test runs
 * first, but not those of running ones.
 */
export async function externalTestServer(url: string): Promise<TestServer> {
  const run = randomBytes(4).toString("hex");
  // This connection holds the run's lock as long as the run lives: if it can be taken, the run is dead.
  const client = new Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  await tryLock(client, run);
  for (const abandoned of await listRuns(client)) {
    if (abandoned !== run && (await tryLock(client, abandoned))) await dropRun(client, abandoned);
  }
  const applicationUrl = await createApplicationRole(client, url, run);
  return {
    url,
    applicationUrl,
    run,
    async stop() {
      await dropRun(client, run);
      await client.end();
    },
  };
}

async function listRuns(client: Client): Promise<string[]> {
  const { rows } = await client.query(
    `select distinct substring(datname from '^stratagraph_(?:template|test)_([0-9a-f]{8})') as run
     from pg_database
     where datname ~ '^stratagraph_(template|test)_[0-9a-f]{8}'
       and pg_has_role(datdba, 'usage')`,
  );
  return rows.map((row) => row.run);
}

async function tryLock(client: Client, run: string): Promise<boolean> {
  const { rows } = await client.query("select pg_try_advisory_lock($1::int, $2::int) as locked", [
    LOCK_CLASS,
    Number.parseInt(run, 16) | 0,
  ]);
  return rows[0].locked;
}

async function createApplicationRole(client: Client, url: string, run: string): Promise<string> {
  const application = new URL(url);
  application.username = roleOf(run);
  application.password = randomBytes(24).toString("hex");
  await client.query(`create role ${roleOf(run)} login password '${application.password}'`);
  await client.query(`grant ${roleOf(run)} to current_user`);
  return application.href;
}

/** The role can be dropped only after the databases in which it has rights. */
async function dropRun(client: Client, run: string): Promise<void> {
  const { rows } = await client.query(
    "select datname from pg_database where datname ~ ('^stratagraph_(template|test)_' || $1::text)",
    [run],
  );
  for (const { datname } of rows) await client.query(`drop database if exists ${datname} with (force)`);
  await client.query(`drop role if exists ${roleOf(run)}`);
}

function roleOf(run: string): string {
  return `stratagraph_test_app_${run}`;
}
