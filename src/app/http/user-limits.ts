import type { FastifyReply, FastifyRequest } from "fastify";
import { Role } from "../../identity";
import { viewerOfRequest } from "./authenticate-first";
import { sendError } from "./send-error";

/**
 * Refuses requests of a USER who has `max` requests in flight, so that one user cannot take all connections of the
 * database. A waiting poll is in flight too. Must run after `authenticateFirst`, before the body is read.
 */
export function limitRequestsOfUser(max: number) {
  const inFlight = new Map<string, number>();
  const count = (userId: string, change: number) => {
    const requests = (inFlight.get(userId) ?? 0) + change;
    if (requests === 0) inFlight.delete(userId);
    else inFlight.set(userId, requests);
  };
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const { id, role } = viewerOfRequest(request);
    if (role !== Role.USER) return undefined;
    if ((inFlight.get(id) ?? 0) >= max) {
      // The body was not read, so the connection cannot be used again.
      reply.header("connection", "close").header("retry-after", "1");
      const message = `You have ${max} requests in flight, which is the maximum; send this one again when one was answered.`;
      return sendError(reply, 429, "TOO_MANY_REQUESTS", message);
    }
    count(id, 1);
    // Emitted once, whether the request was answered or the client has left.
    reply.raw.once("close", () => count(id, -1));
    return undefined;
  };
}
