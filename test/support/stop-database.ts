import type { TestServer } from "./test-server";

/** Jest's globalTeardown. It runs in the process of the setup, also after failed tests. */
async function stopDatabase(): Promise<void> {
  await (globalThis as { stratagraphTestServer?: TestServer }).stratagraphTestServer?.stop();
  // From here on jest sets the exit code of a failed run.
  process.exitCode = 0;
}

export = stopDatabase;
