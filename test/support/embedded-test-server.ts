import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findEmbeddedPostgres } from "../../src/platform/postgres/find-embedded-postgres";
import { startEmbeddedPostgres } from "../../src/platform/postgres/start-embedded-postgres";
import type { TestServer } from "./test-server";

const PREFIX = "stratagraph-test-";
/** A newer folder may belong to a test run that is just starting. */
const ABANDONED_AFTER_MS = 60_000;
const log = { info() {}, warn: console.warn };

/** Starts a new PostgreSQL in a temporary folder, without crash safety. */
export async function embeddedTestServer(): Promise<TestServer> {
  await removeAbandoned();
  const folder = await mkdtemp(join(tmpdir(), PREFIX));
  // PostgreSQL runs as another user when the tests run as root.
  await chmod(folder, 0o711);
  const postgres = await startEmbeddedPostgres({ dataDir: folder, isDefault: true, isDurable: false, log });
  return {
    url: postgres.url,
    applicationUrl: postgres.applicationUrl,
    run: randomBytes(4).toString("hex"),
    async stop() {
      await postgres.stop();
      await rm(postgres.dataDir, { recursive: true, force: true });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Stops and deletes the servers of killed test runs. A running one owns its server and keeps it. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const folder = join(tmpdir(), name);
    try {
      if (Date.now() - (await stat(folder)).mtimeMs < ABANDONED_AFTER_MS) continue;
      if (await findEmbeddedPostgres(folder)) {
        const orphan = await startEmbeddedPostgres({ dataDir: folder, log: { info() {}, warn() {} } });
        await orphan.stop();
      }
      await rm(folder, { recursive: true, force: true });
    } catch {
      // In use by another run, owned by another user, or being removed by another run.
    }
  }
}
