import type { FastifyInstance } from "fastify";

/** Time for a client to send its whole request. */
const MAX_REQUEST_MS = 30_000;
/** Time for a client to send its headers. */
const MAX_HEADERS_MS = 10_000;
/** Time without any byte on a connection; longer than the longest wait for a delta. */
const MAX_IDLE_MS = 120_000;
/** How often Node.js looks for requests that are late. */
const CHECK_MS = 5000;

/** Options of Fastify that end connections of clients who send slowly or not at all. */
export const CONNECTION_LIMITS = {
  requestTimeout: MAX_REQUEST_MS,
  connectionTimeout: MAX_IDLE_MS,
  http: { headersTimeout: MAX_HEADERS_MS, connectionsCheckingInterval: CHECK_MS },
} as const;

/** Limits the number of open connections; further ones are closed at once. */
export function limitConnections(app: FastifyInstance, maxConnections: number): void {
  app.server.maxConnections = maxConnections;
}
