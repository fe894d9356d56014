import "reflect-metadata";
import { stopAll } from "../../platform/stop-all";
import { connectDatabase } from "../open-database";
import { runUntilStopped } from "../run-until-stopped";
import { startWorker } from "../start-app";

runUntilStopped(async (settings, log) => {
  const database = await connectDatabase(settings);
  const stopWorker = await startWorker(settings, database, log).catch(async (error: unknown) => {
    // Its idle connections would keep a process alive that has nothing to do.
    await database.close();
    throw error;
  });
  log.info("The worker takes background jobs. Stop with Ctrl-C.");
  return () => stopAll([() => database.close(), stopWorker]);
});
