import { printLine } from "../../platform/output/printable";
import { runCommand } from "../run-command";
import "reflect-metadata";
import { makeLog } from "../../platform/output/make-log";
import { migrateAsOwner } from "../database/open-database";
import { readSettings } from "../settings/settings";

/** `npm run migrate`: migrates the database of DATABASE_URL, or the running embedded one, to this version. */
async function main(): Promise<void> {
  await migrateAsOwner(readSettings(), makeLog("info"));
  printLine("The database schema is up to date.");
}

runCommand(main);
