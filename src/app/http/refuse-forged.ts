import type { FastifyReply, FastifyRequest } from "fastify";
import { sendError } from "./send-error";

/** Headers that a page of another site cannot add to a request without asking the server first (CORS). */
const ASKED_FOR = ["authorization", "apollo-require-preflight", "x-apollo-operation-name"];
/** What a browser says of a request that no other site has caused; old browsers and programs say nothing. */
const OWN_SITES = [undefined, "same-origin", "none"];

/**
 * Refuses a GET request that a page of another site may have made the browser send (CSRF). POST requests need no check:
 * they must have the content type `application/json`, for which a browser asks the server first.
 */
export async function refuseForgedGet(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  if (request.method !== "GET" || ASKED_FOR.some((name) => name in request.headers)) return undefined;
  if (request.headers["content-type"]?.startsWith("application/json")) return undefined;
  const site = request.headers["sec-fetch-site"];
  if (OWN_SITES.includes(site as string | undefined)) return undefined;
  return sendError(
    reply,
    403,
    "FORBIDDEN",
    "A GET request from a page of another site needs the header `apollo-require-preflight: true`, or `authorization`.",
  );
}
