import { Client } from "pg";
import type { TestDatabase } from "../support/test-database";

/** A database of a server that an operator runs, with two roles that are no superusers. */
export interface OwnServer {
  readonly DATABASE_URL: string;
  readonly MIGRATION_DATABASE_URL: string;
  /** Executes a statement in the database as superuser. */
  execute(statement: string): Promise<void>;
}

/** Hyphens and capitals, as role names of hosted databases have them. */
export const OWNER = "Own-Owner";
export const APPLICATION = "Own-App";

/** Creates the roles and the database as the README says, runs `act` and removes them. */
export async function withOwnServer(server: TestDatabase, act: (own: OwnServer) => Promise<void>): Promise<void> {
  const name = `${new URL(server.url).pathname.slice(1)}_own`;
  const urlOf = (role: string) => `postgres://${role}:secret@${new URL(server.url).host}/${name}`;
  await server.sql(`create role "${OWNER}" login password 'secret'`);
  await server.sql(`create role "${APPLICATION}" login password 'secret'`);
  await server.sql(`grant "${APPLICATION}" to "${OWNER}"`);
  await server.sql(`create database ${name} owner "${OWNER}"`);
  const superuserUrl = server.ownerUrl.replace(/[^/]*$/, name);
  try {
    await act({
      DATABASE_URL: urlOf(APPLICATION),
      MIGRATION_DATABASE_URL: urlOf(OWNER),
      async execute(statement) {
        const client = new Client({ connectionString: superuserUrl });
        await client.connect();
        await client.query(statement).finally(() => client.end());
      },
    });
  } finally {
    await server.sql(`drop database ${name} with (force)`);
    await server.sql(`drop role "${OWNER}", "${APPLICATION}"`);
  }
}
