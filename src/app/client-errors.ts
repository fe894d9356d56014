import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { AppError } from "../platform/app-error";
import { validationProblems } from "../platform/edge/validation-problems";
import { busyMessage } from "./database/busy-database";

/** Codes of errors whose messages are safe to show to clients. Most are mistakes of the client. */
const CLIENT_CODES = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
  "BAD_REQUEST",
  "PERSISTED_QUERY_NOT_FOUND",
  "PERSISTED_QUERY_NOT_SUPPORTED",
  "OPERATION_RESOLUTION_FAILURE",
  "UNAUTHENTICATED",
  "QUERY_TOO_COMPLEX",
  "SERVICE_UNAVAILABLE",
]);

/** Whether the error may be shown to the client unchanged and needs no attention from an operator. */
export function isClientError(formatted: GraphQLFormattedError, error: unknown): boolean {
  return problemsOf(error) !== null || CLIENT_CODES.has(String(formatted.extensions?.code));
}

/** Decides what a client sees of an error that is not a `userError`. No other place does. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { requestId } = formatted.extensions ?? {};
  const problems = problemsOf(error);
  if (problems !== null) {
    const message = problems.map((each) => each.message).join(" ");
    return { ...formatted, message, extensions: { code: "BAD_USER_INPUT", problems, requestId } };
  }
  if (isClientError(formatted, error)) {
    // Apollo replaces the code of every validation error; ours have specific codes.
    const original = originalOf(error);
    const specific = original instanceof GraphQLError ? original.extensions.code : undefined;
    return { ...formatted, extensions: { code: specific ?? formatted.extensions?.code, requestId } };
  }
  const busy = busyMessage(originalOf(error));
  if (busy !== null) return unavailable(formatted, busy);
  const message = `Internal server error. The server's log has the cause under request id ${requestId ?? "unknown"}.`;
  const { path, locations } = formatted;
  return {
    message,
    path,
    locations,
    extensions: { code: "INTERNAL_SERVER_ERROR", requestId },
  } as GraphQLFormattedError;
}

function unavailable({ path, extensions }: GraphQLFormattedError, message: string): GraphQLFormattedError {
  const { requestId } = extensions ?? {};
  return { message, ...(path && { path }), extensions: { code: "SERVICE_UNAVAILABLE", requestId } };
}

function problemsOf(error: unknown) {
  const original = originalOf(error);
  if (original instanceof AppError) return original.problems;
  return validationProblems(original, []);
}

function originalOf(error: unknown): unknown {
  return (error instanceof GraphQLError && error.originalError) || error;
}
