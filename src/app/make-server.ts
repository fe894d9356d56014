import { randomUUID } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { resolve } from "node:path";
import { ApolloServer } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from "@as-integrations/fastify";
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from "fastify";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import type { DataSource } from "typeorm";
import type { BuilderContext, Cipher, EvaluationPool, ValidatorPool } from "../builder";
import { Role, type Viewer } from "../identity";
import type { MarketContext, OnboardingSettings, PriceProvider } from "../market";
import type { JobQueue } from "../platform/jobs/job-queue";
import { makeLoaders } from "../platform/loaders";
import { DEFAULT_QUOTAS, type Quotas } from "../platform/quotas/quotas";
import type { HealthThresholds, RevisionWatch, RunsContext } from "../runs";
import { formatError } from "./client-errors";
import { checkReadiness, type Readiness } from "./database/check-readiness";
import { plannedExecution } from "./execution/planned-execution";
import { serveGraphiql } from "./graphiql/serve-graphiql";
import { allowOrigins } from "./http/allow-origins";
import { limitAnswer } from "./http/answer-limit";
import { authenticateFirst, viewerOfRequest } from "./http/authenticate-first";
import { limitBody, limitDocument, MAX_BODY_BYTES } from "./http/body-limits";
import { compressAnswers } from "./http/compress-answers";
import { CONNECTION_LIMITS, limitConnections } from "./http/connection-limits";
import { disconnectSignal } from "./http/disconnect-signal";
import { refuseForgedGet } from "./http/refuse-forged";
import { answerErrors } from "./http/send-error";
import { showGraphiql, showGraphiqlAtRoot } from "./http/show-graphiql";
import { limitRequestsOfUser } from "./http/user-limits";
import { logFailures } from "./log-failures";
import { documentLimits, operationLimits } from "./query-limits";
import { DEFAULT_LIMITS } from "./settings/limit-settings";

/** Maximum number of lexical tokens of a document; GraphiQL's introspection has about 500. */
const MAX_TOKENS = 10_000;

/** The context of all resolvers. */
type AppContext = RunsContext & MarketContext & BuilderContext;

const STOPPING: Readiness = { isReady: false, reason: "The server is stopping." };
const LATE: Readiness = { isReady: false, reason: "The database does not answer waiting polls in time." };

export interface ServerParts {
  readonly schema: GraphQLSchema;
  readonly dataSource: DataSource;
  readonly jobs: JobQueue;
  readonly revisions: RevisionWatch;
  readonly health: HealthThresholds;
  readonly onboarding: OnboardingSettings;
  readonly provider: PriceProvider;
  readonly cipher: Cipher | null;
  readonly evaluations: EvaluationPool;
  readonly validators: ValidatorPool;
  readonly log: Logger;
  /** Maximum number of open HTTP connections. */
  readonly maxConnections?: number;
  /** Maximum numbers of rows of a USER. */
  readonly quotas?: Quotas;
  /** Maximum number of requests in flight of a USER. */
  readonly maxRequestsPerUser?: number;
  /** Whether the server is about to close its port. */
  /** Origins whose pages may use the API from a browser; none by default. */
  readonly corsOrigins?: readonly string[];
  readonly isStopping?: () => boolean;
  readonly now: () => Date;
  /** Returns the viewer of a request with these headers; throws an `AuthenticationError` if there is none. */
  readonly authenticate: (headers: IncomingHttpHeaders) => Promise<Viewer>;
}

/** Creates the HTTP server with `/graphql`, `/graphiql`, `/healthz` and `/readyz`. It does not listen yet. */
export async function makeServer(parts: ServerParts): Promise<FastifyInstance> {
  const app = fastify({
    ...CONNECTION_LIMITS,
    bodyLimit: MAX_BODY_BYTES,
    // A request id that the client sends is used, so that the logs of both sides can be correlated.
    genReqId: (request) => requestIdOf(request.headers["x-request-id"]),
    forceCloseConnections: "idle",
  });
  app.addHook("onRequest", async (request, reply) => {
    reply.header("x-request-id", request.id);
  });
  app.setErrorHandler(answerErrors(parts.log));
  limitConnections(app, parts.maxConnections ?? DEFAULT_LIMITS.maxConnections);
  await allowOrigins(app, parts.corsOrigins ?? []);
  await compressAnswers(app);
  await serveGraphql(app, parts);
  serveGraphiql(app, { endpoint: "/graphql", examplesDirectory: resolve(__dirname, "../../docs/examples") });
  showGraphiqlAtRoot(app);
  app.get("/healthz", async () => ({ status: "ok" }));
  app.get("/readyz", async (_request, reply) => {
    const readiness = await readinessOf(parts);
    return reply.code(readiness.isReady ? 200 : 503).send(readiness);
  });
  closeConnectionsOnStop(app);
  app.addHook("preClose", async () => parts.revisions.close());
  return app;
}

async function readinessOf({ isStopping, revisions, dataSource }: ServerParts): Promise<Readiness> {
  if (isStopping?.()) return STOPPING;
  return revisions.isLate() ? LATE : checkReadiness(dataSource);
}

async function serveGraphql(app: FastifyInstance, parts: ServerParts): Promise<void> {
  const apollo = apolloServer(app, parts);
  await apollo.start();
  app.route({
    url: "/graphql",
    method: ["GET", "POST", "OPTIONS"],
    onRequest: [
      async (_request, reply) => {
        reply.header("cache-control", "no-store");
      },
      showGraphiql,
      refuseForgedGet(parts.corsOrigins ?? []),
      authenticateFirst(parts),
      limitRequestsOfUser(parts.maxRequestsPerUser ?? DEFAULT_LIMITS.maxRequestsPerUser),
    ],
    preParsing: limitBody as never,
    preHandler: limitDocument,
    onSend: limitAnswer,
    handler: fastifyApolloHandler(apollo, { context: (request, reply) => contextOf(parts, request, reply) }),
  });
}

function apolloServer(app: FastifyInstance, parts: ServerParts): ApolloServer<AppContext> {
  return new ApolloServer<AppContext>({
    gateway: plannedExecution(parts.schema),
    introspection: true,
    parseOptions: { maxTokens: MAX_TOKENS },
    includeStacktraceInErrorResponses: false,
    validationRules: documentLimits,
    // `refuseForgedGet` does it, for clients that send queries by GET as they come.
    csrfPrevention: false,
    formatError,
    plugins: [
      // No response may be cached, and computing cache hints would cost time for every field.
      ApolloServerPluginCacheControlDisabled(),
      // It would load scripts of another site.
      ApolloServerPluginLandingPageDisabled(),
      operationLimits(),
      logFailures(parts.log),
      fastifyApolloDrainPlugin(app),
    ],
    logger: parts.log,
    stopOnTerminationSignals: false,
  });
}

/** Keep-alive connections would prevent the server from stopping, so each is closed with its current response. */
function closeConnectionsOnStop(app: FastifyInstance): void {
  let isClosing = false;
  app.addHook("preClose", async () => {
    isClosing = true;
  });
  app.addHook("onSend", async (_request, reply) => {
    if (isClosing) reply.header("connection", "close");
  });
}

async function contextOf(parts: ServerParts, request: FastifyRequest, reply: FastifyReply): Promise<AppContext> {
  const { onboarding } = parts;
  const db = parts.dataSource.manager;
  const viewer = viewerOfRequest(request);
  const requestKey = `${request.id}:${randomUUID()}`;
  return {
    db,
    viewer,
    requestKey,
    loaders: makeLoaders({ db, viewer, requestKey, onboarding }),
    quotas: viewer.role === Role.USER ? (parts.quotas ?? DEFAULT_QUOTAS) : null,
    onboarding,
    provider: parts.provider,
    now: parts.now,
    requestId: request.id,
    health: parts.health,
    jobs: parts.jobs,
    revisions: parts.revisions,
    cipher: parts.cipher,
    evaluations: parts.evaluations,
    validators: parts.validators,
    aborted: disconnectSignal(reply),
  };
}

function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === "string" && /^[\w.:-]{1,100}$/.test(header) ? header : randomUUID();
}
