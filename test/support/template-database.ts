import "reflect-metadata";
import { Client } from "pg";
import pino from "pino";
import { DataSource } from "typeorm";
import { migrations } from "../../migrations";
import { migrateDatabase } from "../../src/app/database/migrate-database";
import { SnakeNaming } from "../../src/platform/sql/snake-naming";
import { databaseUrl } from "./cloned-database";
import type { TestServer } from "./test-server";

/** Creates the migrated database that is copied for every test file. Returns its name. */
export async function createTemplateDatabase({ url, applicationUrl, run }: TestServer): Promise<string> {
  const name = `stratagraph_template_${run}`;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`create database ${name} template template0`);
    // The app's options without its entities, so that an entity that does not compile fails only its own tests.
    const dataSource = new DataSource({
      type: "postgres",
      url: databaseUrl(url, name),
      migrations,
      namingStrategy: new SnakeNaming(),
      installExtensions: false,
    });
    await dataSource.initialize();
    try {
      await migrateDatabase(dataSource, pino({ level: "silent" }), new URL(applicationUrl).username);
    } finally {
      await dataSource.destroy();
    }
    // A database with connections cannot be copied.
    await client.query(`alter database ${name} with allow_connections false`);
  } finally {
    await client.end();
  }
  return name;
}
