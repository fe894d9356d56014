import type { Logger } from "pino";
import { DataSource } from "typeorm";
import { findEmbeddedPostgres } from "../platform/postgres/find-embedded-postgres";
import { startEmbeddedPostgres } from "../platform/postgres/start-embedded-postgres";
import { databaseOptions } from "./database-options";
import { migrateDatabase } from "./migrate-database";
import type { Settings } from "./settings";

export interface OpenDatabase {
  readonly url: string;
  readonly dataSource: DataSource;
  /** Closes the connections and, where this process started PostgreSQL, stops it. */
  close(): Promise<void>;
}

/** Opens the database of the settings: the embedded one is started and migrated, one's own is only connected to. */
export async function openDatabase(settings: Settings, log: Logger): Promise<OpenDatabase> {
  if (settings.databaseUrl !== null) {
    const dataSource = await connect(settings.databaseUrl, settings.poolSize);
    return { url: settings.databaseUrl, dataSource, close: () => dataSource.destroy() };
  }
  const { dataDir, isDefaultDataDir: isDefault } = settings;
  const postgres = await startEmbeddedPostgres({ dataDir, isDefault, log: logTo(log) });
  try {
    const dataSource = await connect(postgres.url, settings.poolSize);
    await migrateDatabase(dataSource, log);
    const close = async () => {
      await dataSource.destroy();
      await postgres.stop();
    };
    return { url: postgres.url, dataSource, close };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/** Joins the database of a server that runs already: what worker processes and the command line need. */
export async function joinDatabase(settings: Settings): Promise<OpenDatabase> {
  const { dataDir, isDefaultDataDir: isDefault } = settings;
  const url = settings.databaseUrl ?? (await findEmbeddedPostgres(dataDir, { isDefault }));
  if (url === null) {
    throw new Error("No database is running here. Start the server with npm start first, or set DATABASE_URL.");
  }
  const dataSource = await connect(url, settings.poolSize);
  return { url, dataSource, close: () => dataSource.destroy() };
}

async function connect(url: string, poolSize: number): Promise<DataSource> {
  const dataSource = new DataSource(databaseOptions(url, poolSize));
  try {
    return await dataSource.initialize();
  } catch (error) {
    const where = new URL(url);
    const reason = error instanceof Error ? error.message || String((error as { code?: string }).code) : String(error);
    throw new Error(`The database at ${where.host}${where.pathname} cannot be reached: ${reason}`, { cause: error });
  }
}

function logTo(log: Logger) {
  return { info: (message: string) => log.info(message), warn: (message: string) => log.warn(message) };
}
