import { OperatorError } from "../../platform/operator-error";
import { runCommand } from "../run-command";
import "reflect-metadata";
import pino from "pino";
import { startRefresh } from "../../market";
import { checkReadiness } from "../check-readiness";
import { connectDatabase } from "../open-database";
import { readSettings } from "../settings";
import { startJobs } from "../start-jobs";

/**
 * `npm run refresh-market`: enqueues the daily refresh of prices, factors and metrics for the background workers now.
 */
async function main(): Promise<void> {
  const settings = readSettings();
  const database = await connectDatabase(settings);
  try {
    const { reason } = await checkReadiness(database.dataSource);
    if (reason !== null) throw new OperatorError(reason);
    const log = pino({ level: "warn", base: null });
    const jobs = await startJobs(settings, database, log);
    try {
      const symbols = await startRefresh(database.dataSource.manager, { jobs: jobs.queue, log });
      console.log(
        symbols === null ? "A refresh is already running." : `The background workers will refresh ${symbols} symbols.`,
      );
    } finally {
      await jobs.stop();
    }
  } finally {
    await database.close();
  }
}

runCommand(main);
