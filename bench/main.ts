import { writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { Client } from "pg";
import "reflect-metadata";
import { type Cleanup, makeCleanup } from "./cleanup";
import type { Comparison } from "./compare";
import { compareCodeGeneration } from "./comparisons/compare-code-generation";
import { compareFlowEvaluation } from "./comparisons/compare-flow-evaluation";
import { compareNewsToPollers } from "./comparisons/compare-news-to-pollers";
import { comparePollsDuringEvaluations } from "./comparisons/compare-polls-during-evaluations";
import { comparePollsDuringValidations } from "./comparisons/compare-polls-during-validations";
import { comparePriceIngestion } from "./comparisons/compare-price-ingestion";
import { compareProgressIngestion } from "./comparisons/compare-progress-ingestion";
import { compareStatusPoll } from "./comparisons/compare-status-poll";
import { compareSymbolPages } from "./comparisons/compare-symbol-pages";
import { areTargetsMet, formatReport } from "./format-report";
import { type ComparisonName, type Options, readOptions } from "./read-options";
import { type Servers, startServers } from "./start-servers";

type ServerComparison = (
  servers: Servers,
  client: Client,
  options: Options,
) => AsyncIterable<Comparison> | Iterable<Promise<Comparison>>;

type EngineComparison = (options: Options) => Promise<Comparison>;

/** The comparisons that need neither a server nor a database. */
const ENGINE_COMPARISONS: Readonly<Partial<Record<ComparisonName, EngineComparison>>> = {
  flows: compareFlowEvaluation,
  code: compareCodeGeneration,
};

/** The comparisons of the two servers. */
const SERVER_COMPARISONS: Readonly<Partial<Record<ComparisonName, ServerComparison>>> = {
  poll: (...all) => [compareStatusPoll(...all)],
  ingest: compareProgressIngestion,
  prices: comparePriceIngestion,
  symbols: (...all) => [compareSymbolPages(...all)],
  hangs: (...all) => [comparePollsDuringValidations(...all)],
  news: (...all) => [compareNewsToPollers(...all)],
  evaluations: (...all) => [comparePollsDuringEvaluations(...all)],
};

/** Runs the selected comparisons and prints the report; the exit code is 1 when a target was missed. */
async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const cleanup = makeCleanup();
  try {
    const comparisons: Comparison[] = [];
    for (const [name, run] of Object.entries(ENGINE_COMPARISONS)) {
      if (isSelected(name, options)) comparisons.push(await run(options));
    }
    const needsServers = Object.keys(SERVER_COMPARISONS).some((name) => isSelected(name, options));
    const postgres = needsServers ? await compareServers(comparisons, options, cleanup) : null;
    const report = formatReport(comparisons, postgres);
    console.log(`\n${report}`);
    if (options.write) await writeFile(resolve(__dirname, "results.md"), `# Benchmark\n\n${report}\n`);
    process.exitCode = areTargetsMet(comparisons) ? 0 : 1;
  } finally {
    await cleanup.run();
  }
}

/** Adds the comparisons of the two servers; returns the version of PostgreSQL. */
async function compareServers(comparisons: Comparison[], options: Options, cleanup: Cleanup): Promise<string> {
  console.log("Starting both servers on a new database …");
  const servers = await startServers(cleanup);
  const client = await openClient(servers, cleanup);
  for (const [name, run] of Object.entries(SERVER_COMPARISONS)) {
    if (!isSelected(name, options)) continue;
    for await (const comparison of run(servers, client, options)) comparisons.push(comparison);
  }
  const { rows } = await client.query("show server_version");
  return rows[0].server_version;
}

function isSelected(name: string, { only }: Options): boolean {
  return only === null || only === name;
}

/** A direct connection to the database, for the baselines. */
async function openClient({ databaseUrl }: Servers, cleanup: Cleanup): Promise<Client> {
  const client = new Client({ connectionString: databaseUrl });
  // Ctrl-C also reaches the server, whose database may stop before this connection is closed.
  client.on("error", () => {});
  cleanup.add(() => client.end().catch(() => {}));
  await client.connect();
  return client;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
