import type { IncomingHttpHeaders } from "node:http";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Logger } from "pino";
import { AuthenticationError, type Viewer } from "../../identity";
import { sendError } from "./send-error";

interface Parts {
  readonly log: Logger;
  /** Returns the viewer of a request with these headers; throws an `AuthenticationError` if there is none. */
  readonly authenticate: (headers: IncomingHttpHeaders) => Promise<Viewer>;
}

const viewers = new WeakMap<FastifyRequest, Viewer>();

/** The viewer of a request that passed `authenticateFirst`. */
export function viewerOfRequest(request: FastifyRequest): Viewer {
  const viewer = viewers.get(request);
  if (viewer === undefined) throw new Error("The request was not authenticated.");
  return viewer;
}

/** Authenticates a request before its body is read, so that strangers cannot make the server read or keep anything. */
export function authenticateFirst({ log, authenticate }: Parts) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    try {
      viewers.set(request, await authenticate(request.headers));
      return undefined;
    } catch (error) {
      // The body was not read, so the connection cannot be used again.
      reply.header("connection", "close");
      if (error instanceof AuthenticationError) return sendError(reply, 401, "UNAUTHENTICATED", error.message);
      log.error({ err: error, requestId: request.id }, "Authentication is unavailable");
      const message = "Authentication is temporarily unavailable; try again shortly.";
      return sendError(reply.header("retry-after", "1"), 503, "SERVICE_UNAVAILABLE", message);
    }
  };
}
