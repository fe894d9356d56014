import { types } from "pg";
import type { DataSourceOptions } from "typeorm";
import { migrations } from "../../migrations";
import { SESSION_OPTIONS } from "../platform/sql/session-options";
import { SnakeNaming } from "../platform/sql/snake-naming";
import { entities } from "./entities";

/** Returns dates as text, because the driver would convert them to a point in time in the machine's time zone. */
const PARSERS: typeof types = {
  ...types,
  getTypeParser: ((type: number, format?: "text") =>
    type === types.builtins.DATE ? String : types.getTypeParser(type, format)) as typeof types.getTypeParser,
};

/** TypeORM's options for the database. `synchronize` is off, because only migrations may change the schema. */
export function databaseOptions(url: string, poolSize = 20, statementTimeoutMs = 0) {
  return {
    type: "postgres",
    url,
    poolSize,
    applicationName: "stratagraph",
    entities,
    migrations,
    migrationsTransactionMode: "each",
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    logging: false,
    // gen_random_uuid() is built into PostgreSQL, so no extension needs to be installed.
    uuidExtension: "pgcrypto",
    installExtensions: false,
    extra: { types: PARSERS, statement_timeout: statementTimeoutMs, options: SESSION_OPTIONS },
  } as const satisfies DataSourceOptions;
}
