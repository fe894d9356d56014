import { OperatorError } from "../../platform/operator-error";
import { printLine } from "../../platform/output/printable";
import { runCommand } from "../run-command";
import "reflect-metadata";
import { parseArgs } from "node:util";
import { changeUser } from "../../identity";
import { connectDatabase } from "../database/open-database";
import { readSettings } from "../settings/settings";
import { readRole } from "./read-role";

const USAGE =
  "npm run user -- --email someone@example.com [--deactivate | --activate] [--role USER|SERVICE|ADMIN] [--revoke-tokens]";

const HELP = {
  usage: USAGE,
  purpose: "Changes a user and prints the new state. Takes effect with the next request.",
  details: () => `  --deactivate      lock the user out; all requests of the user are refused from now on
  --activate        let the user in again
  --role            change the role
  --revoke-tokens   refuse all tokens that were issued until now`,
};

/** `npm run user`. */
async function main(): Promise<void> {
  const change = readOptions();
  const database = await connectDatabase(readSettings());
  try {
    const user = await changeUser(database.dataSource.manager, change);
    if (user === null) throw new OperatorError(`There is no user with the e-mail address ${change.email}.`);
    const state = user.isActive ? "active" : "locked out";
    const revoked =
      user.tokensValidAfter === null
        ? ""
        : `; tokens from ${user.tokensValidAfter.toISOString()} or before are refused`;
    printLine(`${user.email} has the role ${user.role} and is ${state}${revoked}.`);
  } finally {
    await database.close();
  }
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      email: { type: "string" },
      activate: { type: "boolean" },
      deactivate: { type: "boolean" },
      role: { type: "string" },
      "revoke-tokens": { type: "boolean" },
    },
  });
  const { email, activate, deactivate } = values;
  if (email === undefined) throw new OperatorError(`--email is required. Usage: ${USAGE}`);
  if (activate && deactivate) throw new OperatorError("Specify --activate or --deactivate, not both.");
  const isActive = activate ? true : deactivate ? false : null;
  return { email, role: readRole(values.role), isActive, revokesTokens: values["revoke-tokens"] === true };
}

runCommand(HELP, main);
