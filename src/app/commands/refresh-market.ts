import { OperatorError } from "../../platform/operator-error";
import { printLine } from "../../platform/output/printable";
import { refuseArguments } from "../command-help";
import { runCommand } from "../run-command";
import "reflect-metadata";
import { makeEvaluationPool } from "../../builder";
import { startRefresh } from "../../market";
import { makeLog } from "../../platform/output/make-log";
import { checkReadiness } from "../database/check-readiness";
import { connectDatabase } from "../database/open-database";
import { readSettings } from "../settings/settings";
import { startJobs } from "../start-jobs";

const HELP = {
  usage: "npm run refresh-market",
  purpose: "Enqueues the daily refresh of prices, factors and metrics for the background workers now.",
};

/** `npm run refresh-market`. */
async function main(): Promise<void> {
  refuseArguments(HELP);
  const settings = readSettings();
  const database = await connectDatabase(settings);
  try {
    const { reason } = await checkReadiness(database.dataSource);
    if (reason !== null) throw new OperatorError(reason);
    const log = makeLog("warn");
    // Jobs are only enqueued here, so no evaluation thread starts.
    const jobs = await startJobs(settings, database, makeEvaluationPool(settings.evaluation), log);
    try {
      const symbols = await startRefresh(database.dataSource.manager, { jobs: jobs.queue, log });
      printLine(
        symbols === null ? "A refresh is already running." : `The background workers will refresh ${symbols} symbols.`,
      );
    } finally {
      await jobs.stop();
    }
  } finally {
    await database.close();
  }
}

runCommand(HELP, main);
