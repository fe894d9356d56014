import "reflect-metadata";
import { runUntilStopped } from "./app/run-until-stopped";
import { startApp } from "./app/start-app";

runUntilStopped(async (settings, log) => {
  const app = await startApp(settings, log);
  log.info(`GraphiQL is at ${app.url}/graphiql, the API at ${app.url}/graphql. Press Ctrl-C to stop the server.`);
  return app.stop;
});
