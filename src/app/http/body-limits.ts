import { type Readable, Transform } from "node:stream";
import type { FastifyReply, FastifyRequest } from "fastify";
import { Role } from "../../identity";
import { viewerOfRequest } from "./authenticate-first";
import { sendError } from "./send-error";

const MEGABYTE = 1024 * 1024;
/** Enough for 1,000 progress entries with metrics, or 10,000 price bars. */
export const MAX_BODY_BYTES = 16 * MEGABYTE;
const MAX_BODY_BYTES_OF_USERS = MEGABYTE;
/** Maximum number of characters of a document. */
export const MAX_DOCUMENT_CHARACTERS = 100_000;

function maxBodyOf(request: FastifyRequest): number {
  return viewerOfRequest(request).role === Role.USER ? MAX_BODY_BYTES_OF_USERS : MAX_BODY_BYTES;
}

/** Limits the body by the viewer's role: by its announced length, otherwise while it is read. */
export async function limitBody(request: FastifyRequest, reply: FastifyReply, body: Readable) {
  const max = maxBodyOf(request);
  const announced = Number(request.headers["content-length"]);
  if (announced > max) {
    reply.header("connection", "close");
    sendError(reply, 413, "PAYLOAD_TOO_LARGE", tooLarge(announced, max));
    return undefined;
  }
  return request.headers["transfer-encoding"] === undefined ? body : limitStream(body, max);
}

/** What is read of a body without an announced length. */
function limitStream(body: Readable, max: number): Readable {
  let received = 0;
  const limited = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      received += chunk.length;
      if (received <= max) return done(null, chunk);
      return done(Object.assign(new Error(tooLarge(received, max)), { statusCode: 413, code: "PAYLOAD_TOO_LARGE" }));
    },
  });
  return body.pipe(limited);
}

function tooLarge(size: number, max: number): string {
  const hint = max < MAX_BODY_BYTES ? " Users with the role SERVICE may send 16 MB." : "";
  return `The body has ${size} bytes or more; the maximum is ${max}. Send smaller batches.${hint}`;
}

/** Clients that send every field send the name of an unnamed operation as empty text, which would match no operation. */
function forgetEmptyName(source: { operationName?: unknown }): void {
  if (source.operationName === "") delete source.operationName;
}

/** Refuses a body that is not an object, and a document that is too long, before it is parsed. */
export async function limitDocument(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const source = (request.method === "POST" ? request.body : request.query) as {
    readonly query?: unknown;
    operationName?: unknown;
  } | null;
  if (typeof source !== "object" || source === null || Array.isArray(source)) {
    return sendError(reply, 400, "BAD_REQUEST", "The body must be a JSON object with `query`, not a list or a value.");
  }
  forgetEmptyName(source);
  const document = source.query;
  if (typeof document !== "string" || document.length <= MAX_DOCUMENT_CHARACTERS) return undefined;
  const size = `The document has ${document.length} characters; the maximum is ${MAX_DOCUMENT_CHARACTERS}.`;
  return sendError(reply, 400, "QUERY_TOO_COMPLEX", `${size} Send values as variables.`);
}
