import {
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from "../../../src/platform/postgres/start-embedded-postgres";

/** A program of its own, so that a test can kill it: starts what its argument says, reports in one line, waits. */
async function main(): Promise<void> {
  const options = JSON.parse(process.argv[2] ?? "{}") as Omit<EmbeddedPostgresOptions, "log">;
  const log = { info() {}, warn: console.error };
  try {
    const postgres = await startEmbeddedPostgres({ ...options, log });
    const waiting = setInterval(() => {}, 60_000);
    process.once("SIGTERM", () => {
      // Nothing but the stop itself keeps the process from here on.
      clearInterval(waiting);
      void postgres.stop();
    });
    console.log(JSON.stringify(postgres));
  } catch (error) {
    console.log(JSON.stringify({ error: (error as Error).message }));
  }
}

void main();
