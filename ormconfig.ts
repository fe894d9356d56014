import "reflect-metadata";
import { DataSource } from "typeorm";
import { databaseOptions } from "./src/app/database-options";

/** The data source of TypeORM's own command line (`npx typeorm`); it reads DATABASE_URL. */
export const dataSource = new DataSource(databaseOptions(process.env.DATABASE_URL ?? ""));
