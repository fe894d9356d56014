import "reflect-metadata";
import { SingleBar } from "cli-progress";
import { eachCsvSeries, loadBars, ProviderError, registerSymbols } from "../../market";
import { joinDatabase } from "../open-database";
import { readSettings } from "../settings";

const USAGE =
  "npm run import-prices -- DIRECTORY   (a folder of CSV files, one a symbol: Yahoo, Stooq or plain headers)";

/**
 * `npm run import-prices`: stores every series of a folder. A file that cannot be read is said and passed over; the exit
 * code is 1 when there was one. Importing the same folder again changes nothing.
 */
async function main(): Promise<void> {
  const [directory] = process.argv.slice(2);
  if (directory === undefined) throw new Error(`Name the folder: ${USAGE}`);
  const database = await joinDatabase(readSettings());
  const bar = new SingleBar({ format: "{bar} {percentage} % | {value}/{total} files | {file}", hideCursor: true });
  const total = { inserted: 0, updated: 0, unchanged: 0, symbols: 0 };
  const troubles: string[] = [];
  try {
    for await (const { file, position, total: files, result } of eachCsvSeries(directory)) {
      if (position === 1) bar.start(files, 0, { file });
      if (result instanceof ProviderError) {
        troubles.push(`${file}: ${result.message}`);
      } else {
        const written = await loadBars(database.dataSource, [result]);
        await registerSymbols(database.dataSource.manager, [result.symbol], "admin", result.profile);
        total.inserted += written.inserted;
        total.updated += written.updated;
        total.unchanged += written.unchanged;
        total.symbols += 1;
        troubles.push(...result.warnings.map((warning) => `${file}: ${warning}`));
        if (result.skippedRows > result.warnings.length)
          troubles.push(`${file}: ${result.skippedRows} rows skipped in all.`);
      }
      bar.update(position, { file });
    }
  } finally {
    bar.stop();
    await database.close();
  }
  const { symbols, inserted, updated, unchanged } = total;
  console.log(`${symbols} symbols: ${inserted} bars inserted, ${updated} updated, ${unchanged} unchanged.`);
  for (const trouble of troubles) console.error(trouble);
  if (troubles.length > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
