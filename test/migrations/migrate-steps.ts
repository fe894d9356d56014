import { DataSource } from "typeorm";
import { migrations } from "../../migrations";
import { databaseOptions } from "../../src/app/database/database-options";
import type { TestDatabase } from "../support/test-database";

/** Applies the first `steps` migrations, as an earlier version of the code would have. */
export function migrateUpTo({ url }: TestDatabase, steps: number): Promise<void> {
  return withSteps(url, steps, async (dataSource) => {
    await dataSource.runMigrations({ transaction: "each" });
  });
}

/** Takes migrations back until only the first `steps` are applied. */
export function migrateDownTo({ url }: TestDatabase, steps: number): Promise<void> {
  return withSteps(url, migrations.length, async (dataSource) => {
    for (;;) {
      const [{ applied }] = await dataSource.query("select count(*)::int as applied from migrations");
      if (applied <= steps) return;
      await dataSource.undoLastMigration({ transaction: "each" });
    }
  });
}

async function withSteps(url: string, steps: number, act: (dataSource: DataSource) => Promise<void>): Promise<void> {
  const dataSource = new DataSource({
    ...databaseOptions(url, { poolSize: 2 }),
    migrations: migrations.slice(0, steps),
  });
  await dataSource.initialize();
  try {
    await act(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
