import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findEmbeddedPostgres } from "../src/platform/postgres/find-embedded-postgres";
import type { Cleanup } from "./cleanup";
import { startServer } from "./start-server";

const POOL_SIZE = "20";

/** Both contestants on one database. */
export interface Servers {
  /** Where Stratagraph takes documents. */
  readonly apiUrl: string;
  /** Where the bare server takes the same requests. */
  readonly bareUrl: string;
  readonly databaseUrl: string;
}

/** Starts the real server with a new embedded PostgreSQL in a temporary folder, and the bare one beside it. */
export async function startServers(cleanup: Cleanup): Promise<Servers> {
  const dataDir = await mkdtemp(join(tmpdir(), "stratagraph-bench-"));
  cleanup.add(() => rm(dataDir, { recursive: true, force: true }));
  // PostgreSQL has a user of its own when this runs as root.
  await chmod(dataDir, 0o711);
  const settings = {
    DATA_DIR: dataDir,
    DATABASE_POOL_SIZE: POOL_SIZE,
    RUN_WORKER: "off",
    SAMPLE_PRICES: "off",
    LOG_LEVEL: "error",
    // Code that hangs is given up early: what is measured beside it takes no longer.
    VALIDATION_SECONDS: "3",
    // The runs that are polled report nothing meanwhile; they must not become STALLED half-way.
    RUN_SLOW_SECONDS: "86400",
    RUN_STALLED_SECONDS: "86400",
    RUN_LOST_SECONDS: "86400",
  };
  const api = await startServer("../src/main.ts", settings, cleanup);
  const databaseUrl = await findEmbeddedPostgres(dataDir);
  if (databaseUrl === null) throw new Error("The server runs without its database.");
  const bare = await startServer(
    "baselines/bare-server.ts",
    { DATABASE_URL: databaseUrl, DATABASE_POOL_SIZE: POOL_SIZE },
    cleanup,
  );
  return { apiUrl: `${api}/graphql`, bareUrl: `${bare}/graphql`, databaseUrl };
}
