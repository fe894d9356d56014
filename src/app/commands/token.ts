import { OperatorError } from "../../platform/operator-error";
import { runCommand } from "../run-command";
import "reflect-metadata";
import { parseArgs } from "node:util";
import { ensureUser, Role, signToken, User } from "../../identity";
import { connectDatabase } from "../open-database";
import { readSettings } from "../settings";

const USAGE =
  'npm run token -- --email someone@example.com [--role USER|SERVICE|ADMIN] [--name "Some One"] [--lifetime 30d]';

/**
 * `npm run token`: makes the user if need be, gives them the role if one is named, and prints a bearer token. Where an
 * identity provider signs the tokens, it is the way to give a role, and prints none.
 */
async function main(): Promise<void> {
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
    throw new OperatorError(`Name the user by e-mail address: ${USAGE}`);
  if (role !== undefined && !Object.values(Role).includes(role))
    throw new OperatorError(`There is no such role: ${USAGE}`);
  const settings = readSettings();
  const { authSecret, jwksUrl } = settings;
  if (authSecret === null && jwksUrl === null) {
    throw new OperatorError("Set AUTH_SECRET (32 characters or more) to the server's, so that it takes the token.");
  }
  const database = await connectDatabase(settings);
  try {
    const db = database.dataSource.manager;
    const user = await ensureUser(db, { email, ...(role && { role }), ...(name && { fullName: name }) });
    if (role !== undefined && user.role !== role) await db.update(User, { id: user.id }, { role });
    if (authSecret !== null) console.log(await signToken(authSecret, user.id, lifetime));
    else console.log(`${user.email} is known as ${role ?? user.role}; the token comes from the identity provider.`);
  } finally {
    await database.close();
  }
}

runCommand(main);
