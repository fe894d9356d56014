import { printLine } from "../../platform/output/printable";
import { refuseArguments } from "../command-help";
import { runCommand } from "../run-command";
import "reflect-metadata";
import { makeLog } from "../../platform/output/make-log";
import { migrateAsOwner } from "../database/open-database";
import { readSettings } from "../settings/settings";

const HELP = {
  usage: "npm run migrate",
  purpose: "Migrates the database of DATABASE_URL, or the running embedded one, to this version.",
};

/** `npm run migrate`. */
async function main(): Promise<void> {
  refuseArguments(HELP);
  await migrateAsOwner(readSettings(), makeLog("info"));
  printLine("The database schema is up to date.");
}

runCommand(HELP, main);
