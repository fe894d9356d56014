import { setMaxListeners } from "node:events";
import type { FastifyReply } from "fastify";

/**
 * Aborted when the client closes the connection before it is answered. Fastify's `request.signal` cannot be used: it
 * follows the stream of the body, which may end before the signal is created or while the request is handled.
 */
export function disconnectSignal({ raw }: FastifyReply): AbortSignal {
  const controller = new AbortController();
  // Every field of a document may add a listener.
  setMaxListeners(0, controller.signal);
  raw.once("close", () => {
    if (!raw.writableFinished) controller.abort();
  });
  return controller.signal;
}
