import { OperatorError } from "../../platform/operator-error";
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
import { joinDatabase } from "../open-database";
import { isReady } from "../readiness";
import { readSettings } from "../settings";

const USAGE =
  "npm run import-prices -- DIRECTORY   (a folder of CSV files, one a symbol: Yahoo, Stooq or plain headers)";

/**
 * `npm run import-prices`: stores every series of a folder and calculates factors and figures from them. A file or row
 * that cannot be read is said and passed over; the exit code is 1 when there was one. Importing the same folder again
 * changes nothing.
 */
async function main(): Promise<void> {
  const [given, ...more] = process.argv.slice(2);
  if (given === undefined || more.length > 0) throw new OperatorError(`Name one folder: ${USAGE}`);
  const directory = existingFolder(given);
  const database = await joinDatabase(readSettings());
  const bar = new SingleBar({ format: "{bar} {percentage} % | {value}/{total} files | {file}", hideCursor: true });
  const imported: string[] = [];
  const total = { files: 0, inserted: 0, updated: 0, unchanged: 0 };
  const troubles: string[] = [];
  try {
    const { reason } = await isReady(database.dataSource);
    if (reason !== null) throw new OperatorError(reason);
    for await (const { file, position, total: files, result } of eachCsvSeries(directory)) {
      if (position === 1) bar.start(files, 0, { file });
      total.files = files;
      if (result instanceof ProviderError) {
        troubles.push(result.message);
      } else {
        const written = await loadBars(database.dataSource, [result]);
        await registerSymbols(database.dataSource.manager, [result.symbol], "admin", result.profile);
        total.inserted += written.inserted;
        total.updated += written.updated;
        total.unchanged += written.unchanged;
        imported.push(result.symbol);
        troubles.push(...result.warnings);
        const unsaid = result.skippedRows - result.warnings.length;
        if (unsaid > 0) troubles.push(`${file}: ${unsaid} more rows were left out.`);
      }
      bar.update(position, { file });
    }
    // All prices first: a symbol's factors are calculated from other symbols'.
    await calculateSymbols(database.dataSource.manager, imported);
  } finally {
    bar.stop();
    await database.close();
  }
  if (total.files === 0)
    throw new OperatorError(`There is no price file in ${directory}; a file like aapl.csv is expected.`);
  const { inserted, updated, unchanged } = total;
  console.log(`${imported.length} symbols: ${inserted} bars inserted, ${updated} updated, ${unchanged} unchanged.`);
  for (const trouble of troubles) console.error(trouble);
  if (troubles.length > 0) process.exitCode = 1;
}

runCommand(main);
