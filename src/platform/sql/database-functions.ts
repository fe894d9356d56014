import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { QueryRunner } from "typeorm";
import { isDatabaseError } from "./database-error";

/** A database function. Its `.sql` file is next to the TypeScript file that calls it. */
export interface DatabaseFunction {
  /** Name with the schema, such as `runs.record_progress`. */
  readonly name: string;
  /** Contents of the file: comments, then one `create or replace function` statement. */
  readonly sql: string;
  /** SHA-256 of the file, in hexadecimal. */
  readonly hash: string;
}

const SOURCE = resolve(__dirname, "../..");
const CREATED = /^create or replace function ([a-z_]+\.[a-z_]+)\(/gm;

/** Reads all `.sql` files below a folder. Returns their functions in the order of their names. */
export function readDatabaseFunctions(folder = SOURCE): DatabaseFunction[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".sql"))
    .map((path) => readDatabaseFunction(join(folder, path)))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

function readDatabaseFunction(path: string): DatabaseFunction {
  const sql = readFileSync(path, "utf8");
  const [name, ...others] = [...sql.matchAll(CREATED)].map(([, created]) => created as string);
  if (name === undefined || others.length > 0) throw new Error(`${path} must create exactly one function.`);
  return { name, sql, hash: createHash("sha256").update(sql).digest("hex") };
}

/** Returns the functions that the database lacks or has from another version of their files. */
export function changedFunctions(
  functions: readonly DatabaseFunction[],
  applied: readonly Pick<DatabaseFunction, "name" | "hash">[],
): DatabaseFunction[] {
  const hashes = new Map(applied.map(({ name, hash }) => [name, hash]));
  return functions.filter(({ name, hash }) => hashes.get(name) !== hash);
}

/** Updates the database's functions in the caller's transaction. Returns the names of those that changed. */
export async function applyDatabaseFunctions(
  runner: QueryRunner,
  functions: readonly DatabaseFunction[],
): Promise<string[]> {
  const applied = await runner.query("/* applyDatabaseFunctions */ select name, hash from database_functions");
  const changed = changedFunctions(functions, applied);
  for (const each of changed) {
    await replaceFunction(runner, each);
    await runner.query(
      `/* applyDatabaseFunctions */
       insert into database_functions (name, hash)
       values ($1, $2)
       on conflict (name) do update
       set hash = excluded.hash,
           applied_at = now()`,
      [each.name, each.hash],
    );
  }
  return changed.map(({ name }) => name);
}

/**
 * Replaces a function. If its signature has changed, the previous one is dropped: PostgreSQL cannot replace a function
 * with another result type, and treats one with other parameters as an additional function of the same name.
 */
async function replaceFunction(runner: QueryRunner, { name, sql }: DatabaseFunction): Promise<void> {
  const former = await signaturesOf(runner, name);
  await runner.query("savepoint replace_function");
  try {
    await runner.query(sql);
  } catch (error) {
    if (!isDatabaseError(error, ["INVALID_FUNCTION_DEFINITION"])) throw error;
    await runner.query("rollback to savepoint replace_function");
    await dropAll(runner, former);
    await runner.query(sql);
  }
  await runner.query("release savepoint replace_function");
  const current = await signaturesOf(runner, name);
  if (current.length > former.length) await dropAll(runner, former);
}

async function signaturesOf(runner: QueryRunner, name: string): Promise<string[]> {
  const rows: { signature: string }[] = await runner.query(
    `/* signaturesOf */
     select pg_proc.oid::regprocedure::text as signature
     from pg_proc
     where pronamespace::regnamespace::text || '.' || proname = $1`,
    [name],
  );
  return rows.map(({ signature }) => signature);
}

async function dropAll(runner: QueryRunner, signatures: readonly string[]): Promise<void> {
  for (const signature of signatures) await runner.query(`/* replaceFunction */ drop function ${signature}`);
}
