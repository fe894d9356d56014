import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { AppError } from "../platform/app-error";
import { validationProblems } from "../platform/edge/validation-problems";

/** Codes of errors whose messages are safe to show: mostly for what a client did wrong. */
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

/** Is this error the caller's doing, so that it may be shown as it is and needs no look by an operator? */
export function isClientError(formatted: GraphQLFormattedError, error: unknown): boolean {
  return problemsOf(error) !== null || CLIENT_CODES.has(String(formatted.extensions?.code));
}

/** The one place that decides what a client sees of an error that is no `userError`. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const { requestId } = formatted.extensions ?? {};
  const problems = problemsOf(error);
  if (problems !== null) {
    const message = problems.map((each) => each.message).join(" ");
    return { ...formatted, message, extensions: { code: "BAD_USER_INPUT", problems, requestId } };
  }
  if (isClientError(formatted, error)) {
    // Apollo gives every error of a validation rule the same code, and ours have their own.
    const original = originalOf(error);
    const own = original instanceof GraphQLError ? original.extensions.code : undefined;
    return { ...formatted, extensions: { code: own ?? formatted.extensions?.code, requestId } };
  }
  const message = `The server failed to answer this. Its log has the reason under request id ${requestId ?? "unknown"}.`;
  const { path, locations } = formatted;
  return {
    message,
    path,
    locations,
    extensions: { code: "INTERNAL_SERVER_ERROR", requestId },
  } as GraphQLFormattedError;
}

function problemsOf(error: unknown) {
  const original = originalOf(error);
  if (original instanceof AppError) return original.problems;
  return validationProblems(original, []);
}

function originalOf(error: unknown): unknown {
  return (error instanceof GraphQLError && error.originalError) || error;
}

export function unauthenticated(message: string, requestId: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code: "UNAUTHENTICATED", requestId, http: { status: 401 } } });
}

/** The database or the identity provider is away. */
export function unavailable(requestId: string): GraphQLError {
  const message = "The server cannot tell now who asks; try again soon.";
  return new GraphQLError(message, { extensions: { code: "SERVICE_UNAVAILABLE", requestId, http: { status: 503 } } });
}
