import "reflect-metadata";
import type { AddressInfo } from "node:net";
import type { FastifyInstance } from "fastify";
import pino from "pino";
import { buildSchema } from "../../src/app/build-schema";
import { makeServer } from "../../src/app/make-server";
import {
  type EvaluationPool,
  lazyValidatorPool,
  makeCipher,
  makeEvaluationPool,
  writeSystemTemplates,
} from "../../src/builder";
import { authenticate, ensureUser, Role, secretKey, signToken, viewerOf } from "../../src/identity";
import {
  DEFAULT_ONBOARDING_SETTINGS,
  loadSamples,
  makeProvider,
  marketJobs,
  startOnboardingHeartbeat,
} from "../../src/market";
import { type JobRunner, startJobRunner } from "../../src/platform/jobs/job-runner";
import type { Quotas } from "../../src/platform/quotas/quotas";
import { DEFAULT_HEALTH_THRESHOLDS, runJobs, watchRevisions } from "../../src/runs";
import { type TestDatabase, testDatabase } from "./test-database";

/** Secret that signs the test app's tokens. */
export const TOKEN_SECRET = "a secret of the tests, long enough";

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: the data depends on the document
  readonly data: any;
  readonly errors?: readonly { message: string; path?: readonly string[]; extensions: Record<string, unknown> }[];
  readonly status: number;
}

/** A user who sends requests. */
export interface Asker {
  readonly id: string;
  readonly token: string;
}

export interface TestApp {
  readonly url: string;
  readonly database: TestDatabase;
  readonly jobs: JobRunner;
  readonly evaluations: EvaluationPool;
  /** Sends one document over HTTP, as the local user (an ADMIN) if no asker is specified. */
  query(document: string, variables?: Record<string, unknown>, asker?: Asker): Promise<Answer>;
  /** Creates a user with the role and a token. */
  asker(role?: Role): Promise<Asker>;
  /** Sets the clock for health and estimates; null for the real one. */
  setNow(now: Date | null): void;
}

interface Options {
  /** Load AAPL, ^GSPC and this many synthetic symbols. */
  readonly samples?: number;
  /** Also process background jobs. */
  readonly works?: boolean;
  /** Maximum numbers of rows of a USER; the defaults if omitted. */
  readonly quotas?: Quotas;
  /** Accept requests without a token as those of the local user. Default true. */
  readonly isOpen?: boolean;
  /** Origins whose pages may use the API. */
  readonly corsOrigins?: readonly string[];
}

/** The whole application, listening on a free port, with a separate database. Available inside tests and hooks only. */
export function testApp({ samples, works = false, isOpen = true, quotas, corsOrigins }: Options = {}): TestApp {
  let parts: { server: FastifyInstance; jobs: JobRunner; url: string } | undefined;
  let stopHeartbeat = async () => {};
  // Registered before the database's hook, because jest runs them in this order and these stops need the database.
  afterAll(async () => {
    await parts?.server.close();
    await parts?.jobs.stop();
    await stopHeartbeat();
    await evaluations.close();
    await validators.close();
  });

  const database = testDatabase();
  // Started by the first test that generates code. Most tests never do.
  const validators = lazyValidatorPool({ size: 2 });
  const evaluations = makeEvaluationPool({ size: 2 });
  let users = 0;
  let now: Date | null = null;
  const opened = () => {
    if (!parts) throw new Error("The test app is available inside tests and hooks only.");
    return parts;
  };

  beforeAll(async () => {
    const { dataSource, url } = database;
    if (samples !== undefined) await loadSamples(dataSource, samples);
    const log = pino({ level: "silent" });
    const provider = makeProvider({ kind: "sample" });
    const jobs = await startJobRunner({
      url,
      dataSource,
      kinds: [...runJobs(2, evaluations), ...marketJobs({ provider, onboarding: DEFAULT_ONBOARDING_SETTINGS, log })],
      schedules: [],
      log,
    });
    await writeSystemTemplates(dataSource.manager);
    const local = await ensureUser(dataSource.manager, { email: "local@localhost", role: Role.ADMIN });
    const server = await makeServer({
      schema: buildSchema(),
      dataSource,
      jobs,
      revisions: watchRevisions(dataSource.manager),
      health: DEFAULT_HEALTH_THRESHOLDS,
      onboarding: DEFAULT_ONBOARDING_SETTINGS,
      provider,
      cipher: makeCipher(TOKEN_SECRET),
      evaluations,
      validators,
      log,
      ...(quotas && { quotas }),
      ...(corsOrigins && { corsOrigins }),
      now: () => now ?? new Date(),
      authenticate: async ({ authorization }) =>
        isOpen && authorization === undefined
          ? viewerOf(local)
          : authenticate(dataSource.manager, secretKey(TOKEN_SECRET), authorization),
    });
    await server.listen({ port: 0, host: "127.0.0.1" });
    if (works) {
      stopHeartbeat = await startOnboardingHeartbeat(dataSource.manager, jobs, () => {});
      await jobs.work();
    }
    parts = { server, jobs, url: `http://127.0.0.1:${(server.server.address() as AddressInfo).port}` };
  });

  return {
    get url() {
      return opened().url;
    },
    get jobs() {
      return opened().jobs;
    },
    database,
    evaluations,
    async query(document, variables = {}, asker) {
      const response = await fetch(`${opened().url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", ...(asker && { authorization: `Bearer ${asker.token}` }) },
        body: JSON.stringify({ query: document, variables }),
      });
      return { ...((await response.json()) as Omit<Answer, "status">), status: response.status };
    },
    async asker(role = Role.USER) {
      users += 1;
      const user = await ensureUser(database.db, { email: `user${users}@example.com`, role });
      return { id: user.id, token: await signToken(TOKEN_SECRET, user.id, "1h") };
    },
    setNow(moment) {
      now = moment;
    },
  };
}
