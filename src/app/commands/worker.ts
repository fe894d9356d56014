import "reflect-metadata";
import { stopAll } from "../../platform/stop-all";
import { connectDatabase } from "../database/open-database";
import { runUntilStopped } from "../run-until-stopped";
import { startWorker } from "../start-app";

runUntilStopped(async (settings, log) => {
  const database = await connectDatabase(settings);
  const stopWorker = await startWorker(settings, database, log).catch(async (error: unknown) => {
    // Idle connections would keep the process alive.
    await database.close();
    throw error;
  });
  log.info("The worker is processing background jobs. Press Ctrl-C to stop it.");
  return () => stopAll([() => database.close(), stopWorker]);
});
