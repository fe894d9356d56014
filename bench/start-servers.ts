import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findEmbeddedPostgres } from "../src/platform/postgres/find-embedded-postgres";
import type { Cleanup } from "./cleanup";
import { startServer } from "./start-server";

const POOL_SIZE = "20";

/** The two compared servers on one database. */
export interface Servers {
  /** The GraphQL URL of Stratagraph. */
  readonly apiUrl: string;
  /** The URL of the baseline server, which accepts the same requests. */
  readonly baselineUrl: string;
  readonly databaseUrl: string;
  /** Starts another Stratagraph on the same database, which also executes background jobs; returns its GraphQL URL. */
  startWorkingApi(): Promise<string>;
}

/** Starts Stratagraph with a new embedded PostgreSQL in a temporary folder, and the baseline server. */
export async function startServers(cleanup: Cleanup): Promise<Servers> {
  const dataDir = await mkdtemp(join(tmpdir(), "stratagraph-bench-"));
  cleanup.add(() => rm(dataDir, { recursive: true, force: true }));
  // PostgreSQL runs as a different user when this process runs as root.
  await chmod(dataDir, 0o711);
  const settings = {
    DATA_DIR: dataDir,
    DATABASE_POOL_SIZE: POOL_SIZE,
    RUN_WORKER: "off",
    SAMPLE_PRICES: "off",
    LOG_LEVEL: "error",
    // A hanging validation must end within the time that one measurement takes.
    VALIDATION_SECONDS: "3",
    // The polled runs report no progress; they must not become STALLED during the measurement.
    RUN_SLOW_SECONDS: "86400",
    RUN_STALLED_SECONDS: "86400",
    RUN_LOST_SECONDS: "86400",
  };
  const api = await startServer("../src/main.ts", settings, cleanup);
  const database = await findEmbeddedPostgres(dataDir);
  if (database === null) throw new Error("The embedded database of the server was not found.");
  const baseline = await startServer(
    "baselines/baseline-server.ts",
    { DATABASE_URL: database.url, DATABASE_POOL_SIZE: POOL_SIZE },
    cleanup,
  );
  return {
    apiUrl: `${api}/graphql`,
    baselineUrl: `${baseline}/graphql`,
    databaseUrl: database.url,
    async startWorkingApi() {
      const { DATA_DIR: _, ...shared } = settings;
      const environment = { ...shared, DATABASE_URL: database.applicationUrl, RUN_WORKER: "on" };
      return `${await startServer("../src/main.ts", environment, cleanup)}/graphql`;
    },
  };
}
