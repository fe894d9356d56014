import { demoError, EXIT_CODES, isDemoError } from "./demo-error";
import type { TypedDocumentString } from "./generated/graphql";

export interface Endpoint {
  readonly url: string;
  readonly token: string | undefined;
}

interface GraphqlError {
  readonly message: string;
  readonly extensions?: { readonly code?: string };
}

interface GraphqlAnswer<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly GraphqlError[];
}

/** Longer than any long poll the demonstration asks for. */
const TIMEOUT_MS = 30_000;

/** Posts one document; its answer is typed by the document. Every failure comes out as a sentence for the user. */
export async function postDocument<Result, Variables>(
  endpoint: Endpoint,
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Result> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const answer = await exchange<Result>(
    endpoint,
    JSON.stringify({ query: document.toString(), variables }),
    signal ? AbortSignal.any([timeout, signal]) : timeout,
  ).catch((error: unknown) => {
    // The caller's own abort is no failure of the server: it goes through as it is.
    if (signal?.aborted || isDemoError(error)) throw error;
    throw demoError(
      EXIT_CODES.noServer,
      timeout.aborted ? timeoutMessage(endpoint.url) : unreachableMessage(endpoint.url, error),
    );
  });
  if (answer.errors?.length) throw refusal(answer.errors);
  if (!answer.data) throw demoError(EXIT_CODES.noServer, `${endpoint.url} is no GraphQL endpoint: it sent no data.`);
  return answer.data;
}

async function exchange<Result>(endpoint: Endpoint, body: string, signal: AbortSignal): Promise<GraphqlAnswer<Result>> {
  const response = await fetch(endpoint.url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/graphql-response+json, application/json",
      ...(endpoint.token && { authorization: `Bearer ${endpoint.token}` }),
    },
    body,
    signal,
  });
  const text = await response.text();
  try {
    return JSON.parse(text) as GraphqlAnswer<Result>;
  } catch {
    throw demoError(
      EXIT_CODES.noServer,
      `${endpoint.url} is no GraphQL endpoint: it answered ${response.status} without JSON.`,
    );
  }
}

function refusal(errors: readonly GraphqlError[]): Error {
  const messages = errors.map(({ message, extensions }) =>
    extensions?.code ? `${message} (${extensions.code})` : message,
  );
  const needsToken = errors.some(({ extensions }) => extensions?.code === "UNAUTHENTICATED");
  const hint = needsToken ? " Give a token with --token." : "";
  return demoError(EXIT_CODES.refused, `The server refused: ${messages.join(" ")}${hint}`);
}

function timeoutMessage(url: string): string {
  return `${url} did not answer within ${TIMEOUT_MS / 1000} seconds.`;
}

function unreachableMessage(url: string, error: unknown): string {
  const { code } = ((error as Error).cause ?? {}) as { code?: string };
  return `No server answers at ${url}${code ? ` (${code})` : ""}. Start one with "npm start", or name another with --url.`;
}
