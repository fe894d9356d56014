import "reflect-metadata";
import { runUntilStopped } from "./app/run-until-stopped";
import { describeSettings } from "./app/settings/describe-settings";
import { startApp } from "./app/start-app";

const HELP = {
  usage: "npm start",
  purpose:
    "Starts the API and, unless RUN_WORKER is off, its background jobs. Without DATABASE_URL it starts its own PostgreSQL.",
  details: describeSettings,
};

runUntilStopped(HELP, async (settings, log) => {
  const app = await startApp(settings, log);
  log.info(`GraphiQL is at ${app.url}/graphiql, the API at ${app.url}/graphql. Press Ctrl-C to stop the server.`);
  return app.stop;
});
