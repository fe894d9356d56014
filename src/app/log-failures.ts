import { type ApolloServerPlugin, HeaderMap } from "@apollo/server";
import type { Logger } from "pino";
import type { Context } from "../identity";
import { isClientError } from "./client-errors";
import { busyMessage } from "./database/busy-database";

/** Clients and proxies that retry know by these when to do it. */
const BUSY = { status: 503, headers: new HeaderMap([["retry-after", "1"]]) };

/** Adds the request id to each error, and logs errors that are not the client's fault with their cause. */
export function logFailures(log: Logger): ApolloServerPlugin<Context> {
  return {
    async requestDidStart({ contextValue: { requestId } }) {
      return {
        async didEncounterErrors({ errors, operationName }) {
          for (const error of errors) {
            error.extensions.requestId = requestId;
            if (isClientError(error, error)) continue;
            if (busyMessage(error.originalError) !== null) error.extensions.http = BUSY;
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
