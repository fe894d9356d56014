import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";

const OBJECT_IN_USE = "55006";
const LOCK_CLASS = 1_398_034_755;
const CLONE_TIMEOUT_MS = 20_000;

/** Environment variables that the global setup sets for the test files. */
export const SETUP_VARIABLES = {
  serverUrl: "STRATAGRAPH_TEST_SERVER_URL",
  run: "STRATAGRAPH_TEST_RUN",
  template: "STRATAGRAPH_TEST_TEMPLATE",
  applicationUrl: "STRATAGRAPH_TEST_APPLICATION_URL",
} as const;

/** Creates a copy of the template, or an empty database if the template is null. Returns its URL. */
export async function cloneDatabase(template: string | null): Promise<string> {
  const name = `stratagraph_test_${read("run")}_${randomBytes(4).toString("hex")}`;
  await onServer(async (client) => {
    // One copy at a time, because two concurrent ones slow each other down.
    await client.query("select pg_advisory_lock($1::int, 0)", [LOCK_CLASS]);
    const deadline = Date.now() + CLONE_TIMEOUT_MS;
    for (;;) {
      try {
        await client.query(`create database ${name} template ${template ?? "template0"}`);
        return;
      } catch (error) {
        if ((error as { code?: string }).code !== OBJECT_IN_USE || Date.now() > deadline) throw error;
        await sleep(100);
      }
    }
  });
  return databaseUrl(read("serverUrl"), name);
}

/** Drops a database and closes its connections. */
export async function dropDatabase(url: string): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  await onServer((client) => client.query(`drop database if exists ${name} with (force)`));
}

/** Returns the URL of another database on the same server. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Returns the URL with which the application connects to a database. */
export function applicationUrl(url: string): string {
  return databaseUrl(read("applicationUrl"), new URL(url).pathname.slice(1));
}

export function templateName(): string {
  return read("template");
}

async function onServer(act: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: read("serverUrl") });
  await client.connect();
  try {
    await act(client);
  } finally {
    await client.end();
  }
}

function read(name: keyof typeof SETUP_VARIABLES): string {
  const value = process.env[SETUP_VARIABLES[name]];
  if (!value) throw new Error("No test database: jest's globalSetup has not run.");
  return value;
}
