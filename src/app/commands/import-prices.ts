import { OperatorError } from "../../platform/operator-error";
import { printable, printError, printLine } from "../../platform/output/printable";
import { runCommand } from "../run-command";
import "reflect-metadata";
import { SingleBar } from "cli-progress";
import {
  calculateSymbols,
  eachCsvSeries,
  existingFolder,
  loadBars,
  ProviderError,
  registerSymbols,
} from "../../market";
import { checkReadiness } from "../database/check-readiness";
import { connectDatabase } from "../database/open-database";
import { readSettings } from "../settings/settings";

const HELP = {
  usage: "npm run import-prices -- DIRECTORY",
  purpose:
    "Imports all price files of a folder, one CSV file for each symbol with the headers of Yahoo, Stooq or plain ones, and calculates factors and metrics from them. Invalid files and rows are reported and skipped; the exit code is 1 if there are any. Importing the same folder again changes nothing.",
};

/** `npm run import-prices`. */
async function main(): Promise<void> {
  const [folder, ...more] = process.argv.slice(2);
  if (folder === undefined || more.length > 0) throw new OperatorError(`Specify exactly one folder: ${HELP.usage}`);
  const directory = existingFolder(folder);
  const database = await connectDatabase(readSettings());
  const bar = new SingleBar({ format: "{bar} {percentage} % | {value}/{total} files | {file}", hideCursor: true });
  const imported: string[] = [];
  const total = { files: 0, inserted: 0, updated: 0, unchanged: 0 };
  const warnings: string[] = [];
  try {
    const { reason } = await checkReadiness(database.dataSource);
    if (reason !== null) throw new OperatorError(reason);
    for await (const { file, position, total: files, result } of eachCsvSeries(directory)) {
      if (position === 1) bar.start(files, 0, { file: printable(file) });
      total.files = files;
      if (result instanceof ProviderError) {
        warnings.push(result.message);
      } else {
        const written = await loadBars(database.dataSource, [result]);
        await registerSymbols(database.dataSource.manager, [result.symbol], "admin", result.profile);
        total.inserted += written.inserted;
        total.updated += written.updated;
        total.unchanged += written.unchanged;
        imported.push(result.symbol);
        warnings.push(...result.warnings);
        const unreported = result.skippedRows - result.warnings.length;
        if (unreported > 0) warnings.push(`${file}: ${unreported} more rows were skipped.`);
      }
      bar.update(position, { file: printable(file) });
    }
    // After all prices are stored, because a symbol's factors depend on the prices of other symbols.
    await calculateSymbols(database.dataSource.manager, imported);
  } finally {
    bar.stop();
    await database.close();
  }
  if (total.files === 0)
    throw new OperatorError(`The folder ${directory} has no price files; add files such as aapl.csv.`);
  const { inserted, updated, unchanged } = total;
  printLine(`${imported.length} symbols: ${inserted} bars inserted, ${updated} updated, ${unchanged} unchanged.`);
  for (const warning of warnings) printError(warning);
  if (warnings.length > 0) process.exitCode = 1;
}

runCommand(HELP, main);
