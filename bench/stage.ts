import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findEmbeddedPostgres } from "../src/platform/postgres/find-embedded-postgres";
import { freePort } from "../src/platform/postgres/free-port";
import { startServer } from "./server-process";

export const POOL_SIZE = 20;

/** Both contestants on one database. */
export interface Stage {
  /** Where Stratagraph takes documents. */
  readonly apiUrl: string;
  /** Where the bare server takes the same requests. */
  readonly bareUrl: string;
  readonly databaseUrl: string;
  close(): Promise<void>;
}

/** Starts the real server with a new embedded PostgreSQL in a temporary folder, and the bare one beside it. */
export async function openStage(): Promise<Stage> {
  const closing: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const closePart of closing.splice(0).reverse()) await closePart();
  };
  try {
    const dataDir = await mkdtemp(join(tmpdir(), "stratagraph-bench-"));
    closing.push(() => rm(dataDir, { recursive: true, force: true }));
    // PostgreSQL has a user of its own when this runs as root.
    await chmod(dataDir, 0o711);
    const api = await startServer("../src/main.ts", await freePort(), {
      DATA_DIR: dataDir,
      DATABASE_POOL_SIZE: String(POOL_SIZE),
      RUN_WORKER: "off",
      SAMPLE_PRICES: "off",
      LOG_LEVEL: "error",
      // The runs that are polled report nothing meanwhile; they must not become STALLED half-way.
      RUN_SLOW_SECONDS: "86400",
      RUN_STALLED_SECONDS: "86400",
      RUN_LOST_SECONDS: "86400",
    });
    closing.push(api.stop);
    const databaseUrl = await findEmbeddedPostgres(dataDir);
    if (databaseUrl === null) throw new Error("The server runs without its database.");
    const bare = await startServer("bare-server.ts", await freePort(), {
      DATABASE_URL: databaseUrl,
      DATABASE_POOL_SIZE: String(POOL_SIZE),
    });
    closing.push(bare.stop);
    return { apiUrl: `${api.url}/graphql`, bareUrl: `${bare.url}/graphql`, databaseUrl, close };
  } catch (error) {
    await close();
    throw error;
  }
}
