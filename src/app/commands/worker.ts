import "reflect-metadata";
import { stopAll } from "../../platform/stop-all";
import { connectDatabase } from "../database/open-database";
import { runUntilStopped } from "../run-until-stopped";
import { describeSettings } from "../settings/describe-settings";
import { startWorker } from "../start-app";

const HELP = {
  usage: "npm run worker",
  purpose: "Processes background jobs of a running server, or of the database of DATABASE_URL, until it is stopped.",
  details: describeSettings,
};

runUntilStopped(HELP, async (settings, log) => {
  const database = await connectDatabase(settings);
  const stopWorker = await startWorker(settings, database, log).catch(async (error: unknown) => {
    // Idle connections would keep the process alive.
    await database.close();
    throw error;
  });
  log.info("The worker is processing background jobs. Press Ctrl-C to stop it.");
  return () => stopAll([() => database.close(), stopWorker]);
});
