import "reflect-metadata";
import { DataSource } from "typeorm";
import { databaseOptions } from "./src/app/database/database-options";

/** The data source of TypeORM's own command line (`npx typeorm`), which migrates and so uses the owner's URL. */
export const dataSource = new DataSource(
  databaseOptions(process.env.MIGRATION_DATABASE_URL || process.env.DATABASE_URL || ""),
);
