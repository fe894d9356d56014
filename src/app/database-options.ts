import { types } from "pg";
import type { DataSourceOptions } from "typeorm";
import { migrations } from "../../migrations";
import { SnakeNaming } from "../platform/sql/snake-naming";
import { entities } from "./entities";

/** A date stays the text that it is: the driver would make it a moment in the machine's time zone. */
const PARSERS: typeof types = {
  ...types,
  getTypeParser: ((type: number, format?: "text") =>
    type === types.builtins.DATE ? String : types.getTypeParser(type, format)) as typeof types.getTypeParser,
};

/** How TypeORM reaches the database; `synchronize` stays off, the migrations alone make the schema. */
export function databaseOptions(url: string, poolSize = 20) {
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
    // gen_random_uuid() is PostgreSQL's own; nothing is to be installed for it.
    uuidExtension: "pgcrypto",
    installExtensions: false,
    extra: { types: PARSERS },
  } as const satisfies DataSourceOptions;
}
