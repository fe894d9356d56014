import "reflect-metadata";
import { DataSource } from "typeorm";
import { databaseOptions } from "./src/app/database/database-options";
import { readEnvironment } from "./src/app/settings/settings";

const { MIGRATION_DATABASE_URL, DATABASE_URL } = readEnvironment();

/** The data source of TypeORM's own command line (`npx typeorm`), which migrates and so uses the owner's URL. */
export const dataSource = new DataSource(databaseOptions(MIGRATION_DATABASE_URL || DATABASE_URL || ""));
