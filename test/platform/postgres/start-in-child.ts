import {
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from "../../../src/platform/postgres/start-embedded-postgres";

/** A program that a test can kill: starts PostgreSQL with its argument's options, prints one line and waits. */
async function main(): Promise<void> {
  const options = JSON.parse(process.argv[2] ?? "{}") as Omit<EmbeddedPostgresOptions, "log">;
  const log = { info() {}, warn: console.error };
  try {
    const postgres = await startEmbeddedPostgres({ ...options, log });
    const waiting = setInterval(() => {}, 60_000);
    process.once("SIGTERM", () => {
      // From here on only the stop itself keeps the process alive.
      clearInterval(waiting);
      void postgres.stop();
    });
    console.log(JSON.stringify(postgres));
  } catch (error) {
    console.log(JSON.stringify({ error: (error as Error).message }));
  }
}

void main();
