import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import type { Logger } from "pino";

/** Sends an error that occurred before GraphQL in the shape of a GraphQL response, so that every client can read it. */
export function sendError(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  const extensions = { code, requestId: reply.request.id };
  return reply.code(status).send({ errors: [{ message, extensions }] });
}

/** The codes of Fastify's errors that are the client's mistake, with what the client can do. */
const CLIENT_ERRORS: Readonly<Record<string, readonly [string, string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ["PAYLOAD_TOO_LARGE", "The body is too large; send smaller batches."],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    "UNSUPPORTED_MEDIA_TYPE",
    "The content type is not supported; send `application/json`.",
  ],
  FST_ERR_CTP_EMPTY_JSON_BODY: ["BAD_REQUEST", "The body is empty; send a JSON object with `query`."],
};

/** Answers errors outside of GraphQL. The message of an error that is not the client's is only logged. */
export function answerErrors(log: Logger) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    const status = error.statusCode ?? 500;
    const unlisted = status === 413 ? "PAYLOAD_TOO_LARGE" : "BAD_REQUEST";
    const [code, message] = CLIENT_ERRORS[error.code] ?? [unlisted, error.message];
    if (status < 500) return sendError(reply, status, code, message);
    log.error({ err: error, requestId: request.id }, "Request failed");
    const hint = `The server's log has the cause under request id ${request.id}.`;
    return sendError(reply, status, "INTERNAL_SERVER_ERROR", `Internal server error. ${hint}`);
  };
}
