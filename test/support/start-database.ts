import { SETUP_VARIABLES } from "./cloned-database";
import { openTestServer } from "./open-test-server";
import { createTemplateDatabase } from "./template-database";
import type { TestServer } from "./test-server";

/** Jest's globalSetup: one server and one migrated template for the whole run. */
async function startDatabase(): Promise<void> {
  // Jest says how a run went only after its teardown: one that ends before that has failed.
  process.exitCode = 1;
  const server = await openTestServer();
  try {
    const template = await createTemplateDatabase(server);
    process.env[SETUP_VARIABLES.serverUrl] = server.url;
    process.env[SETUP_VARIABLES.run] = server.run;
    process.env[SETUP_VARIABLES.template] = template;
  } catch (error) {
    // Jest calls the teardown only after a setup that succeeded.
    await server.stop();
    throw error;
  }
  (globalThis as { stratagraphTestServer?: TestServer }).stratagraphTestServer = server;
}

export = startDatabase;
