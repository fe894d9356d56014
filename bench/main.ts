import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { Client } from "pg";
import type { Contest } from "./contest";
import { contestIngestion } from "./ingestion";
import { readOptions } from "./options";
import { areTargetsMet, reportOf } from "./report";
import { openStage, type Stage } from "./stage";
import { contestStatusPoll } from "./status-poll";

/** Measures and prints; ends with 1 when a target was missed. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  console.log("Starting both servers on a new database …");
  const stage = await openStage();
  const stop = onSignal(stage);
  const client = new Client({ connectionString: stage.databaseUrl });
  // The server's database goes first when Ctrl-C ends this half-way.
  client.on("error", () => {});
  try {
    await client.connect();
    const contests: Contest[] = [];
    if (options.only !== "ingest") contests.push(await contestStatusPoll(stage, client, options));
    if (options.only !== "poll") for await (const held of contestIngestion(stage, client, options)) contests.push(held);
    const { rows } = await client.query("show server_version");
    const report = reportOf(contests, rows[0].server_version);
    console.log(`\n${report}`);
    if (options.write) await writeFile(resolve(__dirname, "results.md"), `# Benchmark\n\n${report}\n`);
    process.exitCode = areTargetsMet(contests) ? 0 : 1;
  } finally {
    await client.end();
    await stop();
  }
}

/** Closes the stage at the end or on Ctrl-C, once. */
function onSignal(stage: Stage): () => Promise<void> {
  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= stage.close();
    return closing;
  };
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      process.exitCode = 130;
      close().finally(() => process.exit());
    });
  }
  return close;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
