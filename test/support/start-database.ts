import { SETUP_VARIABLES } from "./cloned-database";
import { openTestServer } from "./open-test-server";
import { createTemplateDatabase } from "./template-database";
import type { TestServer } from "./test-server";

/** Jest's globalSetup: starts one server with one migrated template database for the whole run. */
async function startDatabase(): Promise<void> {
  // Jest sets the exit code only after the teardown. A run that ends earlier has failed.
  process.exitCode = 1;
  const server = await openTestServer();
  try {
    const template = await createTemplateDatabase(server);
    process.env[SETUP_VARIABLES.serverUrl] = server.url;
    process.env[SETUP_VARIABLES.run] = server.run;
    process.env[SETUP_VARIABLES.template] = template;
    process.env[SETUP_VARIABLES.applicationUrl] = server.applicationUrl;
  } catch (error) {
    // Jest calls the teardown only after a successful setup.
    await server.stop();
    throw error;
  }
  (globalThis as { stratagraphTestServer?: TestServer }).stratagraphTestServer = server;
}

export = startDatabase;
