import { types } from "pg";
import type { DataSourceOptions } from "typeorm";
import { migrations } from "../../../migrations";
import { SESSION_OPTIONS } from "../../platform/sql/session-options";
import { endSilentConnections } from "../../platform/sql/silent-connections";
import { SnakeNaming } from "../../platform/sql/snake-naming";
import { entities } from "./entities";

/** Returns dates as text, because the driver would convert them to a point in time in the machine's time zone. */
const PARSERS: typeof types = {
  ...types,
  getTypeParser: ((type: number, format?: "text") =>
    type === types.builtins.DATE ? String : types.getTypeParser(type, format)) as typeof types.getTypeParser,
};

/** Limits of the connections; 0 means none. */
export interface DatabaseLimits {
  readonly poolSize?: number;
  readonly statementTimeoutMs?: number;
  readonly lockTimeoutMs?: number;
  /** Time to wait for a free or new connection. */
  readonly connectionTimeoutMs?: number;
}

/** A transaction of a process that hangs must not keep its locks for ever. */
const IDLE_IN_TRANSACTION_MS = 60_000;

/** TypeORM's options for the database. `synchronize` is off, because only migrations may change the schema. */
export function databaseOptions(url: string, limits: DatabaseLimits = {}) {
  const { poolSize = 20, statementTimeoutMs = 0, lockTimeoutMs = 0, connectionTimeoutMs = 0 } = limits;
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
    extra: {
      types: PARSERS,
      options: SESSION_OPTIONS,
      statement_timeout: statementTimeoutMs,
      lock_timeout: lockTimeoutMs,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
      connectionTimeoutMillis: connectionTimeoutMs,
      ...endSilentConnections(statementTimeoutMs === 0 ? 0 : Math.max(statementTimeoutMs, IDLE_IN_TRANSACTION_MS)),
    },
  } as const satisfies DataSourceOptions;
}
