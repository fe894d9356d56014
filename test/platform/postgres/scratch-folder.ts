import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { findEmbeddedPostgres } from "../../../src/platform/postgres/find-embedded-postgres";
import { startEmbeddedPostgres } from "../../../src/platform/postgres/start-embedded-postgres";

export const silent = { info() {}, warn() {} };

/** Folder for the tests of one file. After them it is deleted, and the servers of its data directories are stopped. */
export function scratchFolder(): { path(name: string): string } {
  let folder = "";
  const used = new Set<string>();

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "stratagraph-scratch-"));
    await chmod(folder, 0o755);
  });

  afterAll(async () => {
    for (const name of used) {
      const dataDir = join(folder, name);
      // A failed test must not leave a server behind.
      if (await findEmbeddedPostgres(dataDir).catch(() => null)) {
        await startEmbeddedPostgres({ dataDir, log: silent }).then((postgres) => postgres.stop());
      }
    }
    await rm(folder, { recursive: true, force: true });
  });

  return {
    path(name) {
      used.add(name);
      return join(folder, name);
    },
  };
}

/** Runs one statement on a new connection. */
export async function query<Row = Record<string, unknown>>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows as Row[];
  } finally {
    await client.end();
  }
}
