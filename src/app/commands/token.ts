import { OperatorError } from "../../platform/operator-error";
import { printLine } from "../../platform/output/printable";
import { changedBy, tableOf } from "../../platform/sql/rows";
import { runCommand } from "../run-command";
import "reflect-metadata";
import { parseArgs } from "node:util";
import type { EntityManager } from "typeorm";
import { ensureUser, Role, signToken, User } from "../../identity";
import { connectDatabase } from "../open-database";
import { readSettings } from "../settings/settings";

const USAGE =
  'npm run token -- --email someone@example.com [--role USER|SERVICE|ADMIN] [--name "Some One"] [--lifetime 30d]';

/**
 * `npm run token`: creates the user if necessary, sets the role if one is specified, and prints a bearer token. If an
 * identity provider signs the tokens, the command only sets the role and prints no token.
 */
async function main(): Promise<void> {
  const { email, role, name, lifetime } = readOptions();
  const settings = readSettings();
  const { authSecret, jwksUrl } = settings;
  if (authSecret === null && jwksUrl === null) {
    throw new OperatorError("Set AUTH_SECRET to the server's secret (at least 32 characters), which signs the token.");
  }
  const database = await connectDatabase(settings);
  try {
    const db = database.dataSource.manager;
    const user = await ensureUser(db, { email, ...(role && { role }), ...(name && { fullName: name }) });
    if (role !== undefined && user.role !== role) await setRole(db, user.id, role);
    if (authSecret !== null) printLine(await signToken(authSecret, user.id, lifetime));
    else printLine(`${user.email} has the role ${role ?? user.role}. The identity provider issues the token.`);
  } finally {
    await database.close();
  }
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      email: { type: "string" },
      role: { type: "string" },
      name: { type: "string" },
      lifetime: { type: "string", default: "30d" },
    },
  });
  const { email, name, lifetime } = values;
  const role = values.role?.toUpperCase() as Role | undefined;
  if (email === undefined || !/^\S+@\S+$/.test(email))
    throw new OperatorError(`--email must be an e-mail address. Usage: ${USAGE}`);
  if (role !== undefined && !Object.values(Role).includes(role))
    throw new OperatorError(`--role must be USER, SERVICE or ADMIN, but is ${values.role}. Usage: ${USAGE}`);
  return { email, role, name, lifetime };
}

async function setRole(db: EntityManager, userId: string, role: Role): Promise<void> {
  await changedBy(
    db,
    `/* setRole */ update ${tableOf(db, User)} set role = :role::text, updated_at = now() where id = :userId::uuid`,
    { role, userId },
  );
}

runCommand(main);
