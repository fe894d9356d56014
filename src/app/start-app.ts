import type { AddressInfo } from "node:net";
import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import { makeEvaluationPool, makeValidatorPool, writeSystemTemplates } from "../builder";
import { enqueueMissingCalculations } from "../market";
import { OperatorError } from "../platform/operator-error";
import { startDatabaseClock } from "../platform/sql/database-clock";
import { stopAll } from "../platform/stop-all";
import { tryPort } from "../platform/try-port";
import { startReportAvailability, watchRevisions } from "../runs";
import { buildSchema } from "./build-schema";
import { waitForMigration } from "./database/migration-lock";
import { type OpenDatabase, openDatabase } from "./database/open-database";
import { refuseMissingRights } from "./database/refuse-missing-rights";
import { readSchemaState, schemaProblem } from "./database/schema-state";
import { draftCipher } from "./draft-cipher";
import { loadMissingSamples } from "./load-missing-samples";
import { makeAuthenticate, refuseOpenServer } from "./make-authenticate";
import { makeServer } from "./make-server";
import type { Settings } from "./settings/settings";
import { startJobs } from "./start-jobs";
import { workOnKnownSchema } from "./work-on-known-schema";

export interface RunningApp {
  /** Base URL of the API, without a path. */
  readonly url: string;
  /** Waits for running requests and jobs, then stops everything in the reverse order of the start. */
  stop(): Promise<void>;
}

/** Starts the database, the background jobs and the API in one process. */
export async function startApp(settings: Settings, log: Logger): Promise<RunningApp> {
  refuseOpenServer(settings);
  // Checked first, so that the first start does not load prices and then fail because of the port.
  await tryPort(settings.port, settings.host);
  const stops: (() => Promise<void>)[] = [];
  const stop = () => stopAll(stops.splice(0));
  let isStopping = false;
  try {
    const database = await openDatabase(settings, log);
    stops.push(() => database.close());
    await refuseWrongSchema(database, log);
    await writeSystemTemplates(database.dataSource.manager);
    if (settings.loadsSamples) await loadMissingSamples(database.dataSource, settings.sampleSymbols, log);
    const validators = makeValidatorPool(settings.validation);
    stops.push(() => validators.close());
    const evaluations = makeEvaluationPool(settings.evaluation);
    stops.push(() => evaluations.close());
    const jobs = await startJobs(settings, database, evaluations, log);
    stops.push(() => jobs.stop());
    const { dataSource } = database;
    const clock = await startDatabaseClock(dataSource.manager, (error) =>
      log.warn({ err: error }, "The time of the database could not be read"),
    );
    stops.push(async () => clock.stop());
    if (settings.loadsSamples) await enqueueMissingCalculations(dataSource.manager, jobs.queue);
    const stopAvailability = await startReportAvailability(dataSource.manager, (error) =>
      log.warn({ err: error }, "The database could not be told that reports are accepted"),
    );
    stops.push(async () => stopAvailability());
    const server = await makeServer({
      schema: buildSchema(),
      dataSource,
      jobs: jobs.queue,
      revisions: watchRevisions(dataSource.manager),
      health: settings.health,
      onboarding: settings.onboarding,
      provider: jobs.provider,
      cipher: await draftCipher(settings),
      evaluations,
      validators,
      log,
      corsOrigins: settings.corsOrigins,
      maxConnections: settings.maxConnections,
      maxRequestsPerUser: settings.maxRequestsPerUser,
      quotas: settings.quotas,
      isStopping: () => isStopping,
      now: clock.now,
      authenticate: await makeAuthenticate(settings, dataSource.manager, log),
    });
    stops.push(() => server.close());
    // Called first: load balancers that ask for readiness get this time to send requests elsewhere.
    stops.push(async () => {
      isStopping = true;
      await setTimeout(settings.stopDelayMs);
    });
    await server.listen({ port: settings.port, host: settings.host });
    if (settings.runsWorker) {
      const stopLooking = await workOnKnownSchema(jobs, dataSource, log);
      stops.push(async () => stopLooking());
    }
    const { port } = server.server.address() as AddressInfo;
    return { url: `http://${settings.host.includes(":") ? `[${settings.host}]` : settings.host}:${port}`, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Starts the background jobs on an existing database, without the API. Returns the function that stops them. */
export async function startWorker(
  settings: Settings,
  database: OpenDatabase,
  log: Logger,
): Promise<() => Promise<void>> {
  await refuseWrongSchema(database, log);
  const evaluations = makeEvaluationPool(settings.evaluation);
  const jobs = await startJobs(settings, database, evaluations, log);
  const stopLooking = await workOnKnownSchema(jobs, database.dataSource, log);
  return () => stopAll([() => evaluations.close(), () => jobs.stop(), async () => stopLooking()]);
}

/**
 * Waits for a process that is migrating the database, then refuses a schema that is not this version's: a database of
 * DATABASE_URL that has data is never migrated automatically. The message names the command to run.
 */
async function refuseWrongSchema({ dataSource }: OpenDatabase, log: Logger): Promise<void> {
  await waitForMigration(dataSource, log);
  // Checked again, because a migration that was waited for may have made the tables.
  await refuseMissingRights(dataSource);
  const problem = schemaProblem(await readSchemaState(dataSource.manager));
  if (problem !== null) throw new OperatorError(problem);
}
