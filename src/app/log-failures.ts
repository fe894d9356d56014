import { type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import type { Logger } from "pino";
import type { Context } from "../identity";
import { isConnectionLost } from "../platform/sql/database-error";
import { isClientError } from "./client-errors";
import { busyMessage, isExhausted } from "./database/busy-database";

/** Maximum number of seconds that clients are told to wait for a database that is away, or has no space left. */
const MAX_RETRY_SECONDS = 5;
const MAX_RETRY_SECONDS_IF_EXHAUSTED = 30;

/**
 * Clients and proxies that retry know by these when to do it. All clients lose a database that is away at the same
 * moment, so they are told different times.
 */
function unavailable(error: unknown) {
  const most = isExhausted(error) ? MAX_RETRY_SECONDS_IF_EXHAUSTED : isConnectionLost(error) ? MAX_RETRY_SECONDS : 1;
  const seconds = 1 + Math.floor(Math.random() * most);
  return { status: 503, headers: new HeaderMap([["retry-after", String(seconds)]]) };
}

/** Adds the request id to each error, and logs errors that are not the client's fault with their cause. */
export function logFailures(log: Logger): ApolloServerPlugin<Context> {
  return {
    async requestDidStart({ contextValue: { requestId } }) {
      return {
        async didEncounterErrors({ errors, operationName }) {
          for (const error of errors) {
            error.extensions.requestId = requestId;
            if (isClientError(error, error)) continue;
            if (busyMessage(error.originalError) !== null) error.extensions.http = unavailable(error.originalError);
            log.error(
              { err: error.originalError ?? error, requestId, operationName, path: error.path },
              "Request failed",
            );
          }
        },
      };
    },
  };
}
