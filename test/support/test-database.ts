import { Pool } from "pg";
import { DataSource, type EntityManager } from "typeorm";
import { databaseOptions } from "../../src/app/database/database-options";
import { applicationUrl, cloneDatabase, dropDatabase, templateName } from "./cloned-database";

const ADMIN_SHUTDOWN = "57P01";

/** Database of one test file. Its properties are available inside tests and hooks only. */
export interface TestDatabase {
  readonly url: string;
  /** URL of the role that owns the tables. */
  readonly ownerUrl: string;
  readonly dataSource: DataSource;
  readonly db: EntityManager;
  /** Runs one statement without TypeORM, so that it is not counted, and returns its rows. */
  // biome-ignore lint/suspicious/noExplicitAny: the columns depend on the statement
  sql<Row = any>(text: string, params?: readonly unknown[]): Promise<Row[]>;
}

/**
 * A migrated database, created before the file's first test and dropped after its last. Its URL and data source are
 * those of the application's role.
 */
export function testDatabase(): TestDatabase {
  return registerDatabase(templateName, applicationUrl);
}

/** The same with the role that owns the tables, for tests of migrations. */
export function ownedDatabase(): TestDatabase {
  return registerDatabase(templateName, (ownerUrl) => ownerUrl);
}

/** A database without tables. Its data source has all migrations, but none has been run. */
export function emptyDatabase(): TestDatabase {
  return registerDatabase(
    () => null,
    (ownerUrl) => ownerUrl,
  );
}

function registerDatabase(template: () => string | null, urlOf: (ownerUrl: string) => string): TestDatabase {
  let open: { url: string; ownerUrl: string; dataSource: DataSource; pool: Pool } | undefined;
  const opened = () => {
    if (!open) throw new Error("The test database is available inside tests and hooks only.");
    return open;
  };

  beforeAll(async () => {
    const ownerUrl = await cloneDatabase(template());
    const url = urlOf(ownerUrl);
    const dataSource = new DataSource(databaseOptions(url, { poolSize: 10 }));
    const pool = new Pool({ connectionString: ownerUrl, max: 4 });
    // Dropping the database may terminate connections that are just closing.
    pool.on("error", (error: Error & { code?: string }) => {
      if (!(pool.ending && error.code === ADMIN_SHUTDOWN)) throw error;
    });
    open = { url, ownerUrl, dataSource, pool };
    await dataSource.initialize();
  });

  afterAll(async () => {
    if (!open) return;
    if (open.dataSource.isInitialized) await open.dataSource.destroy();
    await open.pool.end();
    await dropDatabase(open.ownerUrl);
  });

  return {
    get url() {
      return opened().url;
    },
    get ownerUrl() {
      return opened().ownerUrl;
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
