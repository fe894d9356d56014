import type { ApolloServerPlugin } from "@apollo/server";
import type { Logger } from "pino";
import type { Context } from "../identity";
import { isClientError } from "./client-errors";

/** Adds the request id to each error, and logs errors that are not the client's fault with their cause. */
export function logFailures(log: Logger): ApolloServerPlugin<Context> {
  return {
    async requestDidStart({ contextValue: { requestId } }) {
      return {
        async didEncounterErrors({ errors, operationName }) {
          for (const error of errors) {
            error.extensions.requestId = requestId;
            if (isClientError(error, error)) continue;
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
