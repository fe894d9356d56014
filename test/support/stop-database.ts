import type { TestServer } from "./test-server";

/** Jest's globalTeardown: it runs in the process of the setup, after failed tests too. */
async function stopDatabase(): Promise<void> {
  await (globalThis as { stratagraphTestServer?: TestServer }).stratagraphTestServer?.stop();
  // Jest itself sets the code of a run with failures from here on.
  process.exitCode = 0;
}

export = stopDatabase;
