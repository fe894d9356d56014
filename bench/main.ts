import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { Client } from "pg";
import "reflect-metadata";
import { type Cleanup, makeCleanup } from "./cleanup";
import type { Contest } from "./contest";
import { contestCodeGeneration } from "./contests/code-generation";
import { contestFlowEvaluation } from "./contests/flow-evaluation";
import { contestIngestion } from "./contests/ingestion";
import { contestPollsBesideValidations } from "./contests/polls-beside-validations";
import { contestPriceIngestion } from "./contests/price-ingestion";
import { contestStatusPoll } from "./contests/status-poll";
import { contestSymbolJoins } from "./contests/symbol-joins";
import { type Measurement, type Options, readOptions } from "./options";
import { areTargetsMet, reportOf } from "./report";
import { type Servers, startServers } from "./start-servers";

type Hold = (stage: Servers, client: Client, options: Options) => AsyncIterable<Contest> | Iterable<Promise<Contest>>;

type OnOurOwn = (options: Options) => Promise<Contest>;

/** Contests that need neither a server nor a database. */
const ENGINE_CONTESTS: Readonly<Partial<Record<Measurement, OnOurOwn>>> = {
  flows: contestFlowEvaluation,
  code: contestCodeGeneration,
};

/** The contests between the servers. */
const SERVER_CONTESTS: Readonly<Partial<Record<Measurement, Hold>>> = {
  poll: (...all) => [contestStatusPoll(...all)],
  ingest: contestIngestion,
  prices: contestPriceIngestion,
  symbols: (...all) => [contestSymbolJoins(...all)],
  hangs: (...all) => [contestPollsBesideValidations(...all)],
};

/** Measures and prints; ends with 1 when a target was missed. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const cleanup = makeCleanup();
  try {
    const contests: Contest[] = [];
    for (const [name, hold] of Object.entries(ENGINE_CONTESTS)) {
      if (isAsked(name, options)) contests.push(await hold(options));
    }
    const needsStage = Object.keys(SERVER_CONTESTS).some((name) => isAsked(name, options));
    const postgres = needsStage ? await holdOnStage(contests, options, cleanup) : null;
    const report = reportOf(contests, postgres);
    console.log(`\n${report}`);
    if (options.write) await writeFile(resolve(__dirname, "results.md"), `# Benchmark\n\n${report}\n`);
    process.exitCode = areTargetsMet(contests) ? 0 : 1;
  } finally {
    await cleanup.run();
  }
}

/** Adds the contests between the servers; gives the database's version. */
async function holdOnStage(contests: Contest[], options: Options, cleanup: Cleanup): Promise<string> {
  console.log("Starting both servers on a new database …");
  const stage = await startServers(cleanup);
  const client = await openClient(stage, cleanup);
  for (const [name, hold] of Object.entries(SERVER_CONTESTS)) {
    if (!isAsked(name, options)) continue;
    for await (const held of hold(stage, client, options)) contests.push(held);
  }
  const { rows } = await client.query("show server_version");
  return rows[0].server_version;
}

function isAsked(name: string, { only }: Options): boolean {
  return only === null || only === name;
}

/** The bare writer's own connection. */
async function openClient({ databaseUrl }: Servers, cleanup: Cleanup): Promise<Client> {
  const client = new Client({ connectionString: databaseUrl });
  // A Ctrl-C from the terminal reaches the server too, and its database may be gone before this connection.
  client.on("error", () => {});
  cleanup.add(() => client.end().catch(() => {}));
  await client.connect();
  return client;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
