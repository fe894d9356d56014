import { Pool } from "pg";
import { DataSource, type EntityManager } from "typeorm";
import { databaseOptions } from "../../src/app/database-options";
import { cloneDatabase, dropDatabase, templateName } from "./cloned-database";

const ADMIN_SHUTDOWN = "57P01";

/** A test file's own database. Its properties can be read inside tests and hooks only. */
export interface TestDatabase {
  readonly url: string;
  readonly dataSource: DataSource;
  readonly db: EntityManager;
  /** Runs one statement beside TypeORM, so that it is not counted, and answers its rows. */
  // biome-ignore lint/suspicious/noExplicitAny: a row's columns are what the statement says
  sql<Row = any>(text: string, params?: readonly unknown[]): Promise<Row[]>;
}

/** A migrated database, made before the file's first test and dropped after its last. */
export function testDatabase(): TestDatabase {
  return registerDatabase(templateName);
}

/** A database without any table: its data source knows all migrations and has run none. */
export function emptyDatabase(): TestDatabase {
  return registerDatabase(() => null);
}

function registerDatabase(template: () => string | null): TestDatabase {
  let open: { url: string; dataSource: DataSource; pool: Pool } | undefined;
  const opened = () => {
    if (!open) throw new Error("The test database is there inside tests and hooks only: read it where it is used.");
    return open;
  };

  beforeAll(async () => {
    const url = await cloneDatabase(template());
    const dataSource = new DataSource(databaseOptions(url, 10));
    const pool = new Pool({ connectionString: url, max: 4 });
    // Dropping the database may reach connections that are still saying goodbye.
    pool.on("error", (error: Error & { code?: string }) => {
      if (!(pool.ending && error.code === ADMIN_SHUTDOWN)) throw error;
    });
    open = { url, dataSource, pool };
    await dataSource.initialize();
  });

  afterAll(async () => {
    if (!open) return;
    if (open.dataSource.isInitialized) await open.dataSource.destroy();
    await open.pool.end();
    await dropDatabase(open.url);
  });

  return {
    get url() {
      return opened().url;
    },
    get dataSource() {
      return opened().dataSource;
    },
    get db() {
      return opened().dataSource.manager;
    },
    async sql(text, params = []) {
      return (await opened().pool.query(text, [...params])).rows;
    },
  };
}
