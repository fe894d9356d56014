import type { FastifyReply, FastifyRequest } from "fastify";
import { sendError } from "./send-error";

/** Headers that a page of another site cannot add to a request without asking the server first (CORS). */
const ASKED_FOR = ["authorization", "apollo-require-preflight", "x-apollo-operation-name"];
/** What a browser says of a request that no other site has caused; old browsers and programs say nothing. */
const OWN_SITES = [undefined, "same-origin", "none"];

/**
 * Refuses a GET request that a page of another site may have made the browser send (CSRF). POST requests need no check:
 * they must have the content type `application/json`, for which a browser asks the server first.
 *
 * @param origins Origins whose pages may use the API.
 */
export function refuseForgedGet(origins: readonly string[]) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> =>
    isForged(request, origins) ? sendError(reply, 403, "FORBIDDEN", MESSAGE) : undefined;
}

const MESSAGE =
  "A GET request from a page of another site needs the header `apollo-require-preflight: true`, or `authorization`.";

function isForged({ method, headers }: FastifyRequest, origins: readonly string[]): boolean {
  if (method !== "GET" || ASKED_FOR.some((name) => name in headers)) return false;
  if (headers["content-type"]?.startsWith("application/json")) return false;
  if (headers.origin !== undefined && origins.includes(headers.origin)) return false;
  return !OWN_SITES.includes(headers["sec-fetch-site"] as string | undefined);
}
