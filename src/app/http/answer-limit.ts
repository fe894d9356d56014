import type { FastifyReply, FastifyRequest } from "fastify";

const MAX_MEGABYTES = 32;

/** Replaces an answer that is too large for clients and proxies by an error that says what to do. */
export async function limitAnswer(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  if (typeof payload !== "string" || payload.length <= MAX_MEGABYTES * 1024 * 1024) return payload;
  reply.code(400).header("content-length", undefined);
  const message = `The answer would have more than ${MAX_MEGABYTES} MB. Request smaller pages or fewer fields.`;
  return JSON.stringify({ errors: [{ message, extensions: { code: "QUERY_TOO_COMPLEX", requestId: request.id } }] });
}
