import { OperatorError } from "../../platform/operator-error";
import { printLine } from "../../platform/output/printable";
import { runCommand } from "../run-command";
import "reflect-metadata";
import { parseArgs } from "node:util";
import { changeUser, ensureUser, signToken } from "../../identity";
import { connectDatabase } from "../database/open-database";
import { readSettings } from "../settings/settings";
import { readRole } from "./read-role";

const USAGE =
  'npm run -s token -- --email someone@example.com [--role USER|SERVICE|ADMIN] [--name "Some One"] [--lifetime 30d]';

const HELP = {
  usage: USAGE,
  purpose:
    "Creates the user if necessary, sets the role if one is specified, and prints a bearer token and nothing else. If an identity provider signs the tokens, it only sets the role and prints no token.",
};

/** `npm run token`. */
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
    if (role !== null && user.role !== role) {
      await changeUser(db, { email: user.email, role, isActive: null, revokesTokens: false });
    }
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
  if (email === undefined || !/^\S+@\S+$/.test(email))
    throw new OperatorError(`--email must be an e-mail address. Usage: ${USAGE}`);
  return { email, role: readRole(values.role, ` Usage: ${USAGE}`), name, lifetime };
}

runCommand(HELP, main);
