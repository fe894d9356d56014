import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import { makeValidatorPool, writeSystemTemplates } from "../builder";
import { enqueueMissingCalculations, loadSamples } from "../market";
import { OperatorError } from "../platform/operator-error";
import { stopAll } from "../platform/stop-all";
import { tryPort } from "../platform/try-port";
import { watchRevisions } from "../runs";
import { buildSchema } from "./build-schema";
import { checkReadiness } from "./check-readiness";
import { draftCipher } from "./draft-cipher";
import { makeAuthenticate, refuseOpenServer } from "./make-authenticate";
import { makeServer } from "./make-server";
import { refuseNewerSchema } from "./migrate-database";
import { type OpenDatabase, openDatabase } from "./open-database";
import type { Settings } from "./settings";
import { startJobs } from "./start-jobs";

export interface RunningApp {
  /** Where the API answers, without a path. */
  readonly url: string;
  /** Finishes what is under way, then stops in the reverse order of the start. */
  stop(): Promise<void>;
}

/** Starts everything in one process: database, background work and API. */
export async function startApp(settings: Settings, log: Logger): Promise<RunningApp> {
  refuseOpenServer(settings);
  // A taken port is told before the first start has loaded its prices.
  await tryPort(settings.port, settings.host);
  const stops: (() => Promise<void>)[] = [];
  const stop = () => stopAll(stops.splice(0));
  try {
    const database = await openDatabase(settings, log);
    stops.push(() => database.close());
    await refuseWrongSchema(database);
    await writeSystemTemplates(database.dataSource.manager);
    if (settings.loadsSamples) await loadMissingSamples(settings, database, log);
    const validators = makeValidatorPool(settings.validation);
    stops.push(() => validators.close());
    const jobs = await startJobs(settings, database, log);
    stops.push(() => jobs.stop());
    const { dataSource } = database;
    if (settings.loadsSamples) await enqueueMissingCalculations(dataSource.manager, jobs.queue);
    const server = await makeServer({
      schema: buildSchema(),
      dataSource,
      jobs: jobs.queue,
      revisions: watchRevisions(dataSource.manager),
      health: settings.health,
      onboarding: settings.onboarding,
      provider: jobs.provider,
      cipher: await draftCipher(settings),
      validators,
      log,
      now: () => new Date(),
      authenticate: await makeAuthenticate(settings, dataSource.manager, log),
    });
    stops.push(() => server.close());
    await server.listen({ port: settings.port, host: settings.host });
    if (settings.runsWorker) await jobs.work();
    const { port } = server.server.address() as AddressInfo;
    return { url: `http://${settings.host.includes(":") ? `[${settings.host}]` : settings.host}:${port}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A worker process: no API, only background jobs on a database that is there already. */
export async function startWorker(
  settings: Settings,
  database: OpenDatabase,
  log: Logger,
): Promise<() => Promise<void>> {
  await refuseWrongSchema(database);
  const jobs = await startJobs(settings, database, log);
  await jobs.work();
  return () => jobs.stop();
}

/** One's own database is never migrated unasked; say which command does it. */
async function refuseWrongSchema({ dataSource }: OpenDatabase): Promise<void> {
  await refuseNewerSchema(dataSource);
  const { reason } = await checkReadiness(dataSource);
  if (reason !== null) throw new OperatorError(reason);
}

async function loadMissingSamples(settings: Settings, { dataSource }: OpenDatabase, log: Logger): Promise<void> {
  const began = Date.now();
  const bars = await loadSamples(dataSource, settings.sampleSymbols);
  if (bars > 0) log.info({ bars, durationMs: Date.now() - began }, "Sample prices were loaded");
}
