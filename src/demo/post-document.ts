import { DemoError, EXIT_CODES } from "./demo-error";
import type { TypedDocumentString } from "./generated/graphql";

export interface Endpoint {
  readonly url: string;
  readonly token: string | undefined;
}

interface GraphqlError {
  readonly message: string;
  readonly extensions?: { readonly code?: string };
}

interface GraphqlResponse<Result> {
  readonly data?: Result | null;
  readonly errors?: readonly GraphqlError[];
}

/** Longer than any long poll of the demo. */
const TIMEOUT_MS = 30_000;

/** Posts a document and returns its typed result. Failures are thrown with a message for the user. */
export async function postDocument<Result, Variables>(
  endpoint: Endpoint,
  document: TypedDocumentString<Result, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Result> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  const response = await exchange<Result>(
    endpoint,
    JSON.stringify({ query: document.toString(), variables }),
    signal ? AbortSignal.any([timeout, signal]) : timeout,
  ).catch((error: unknown) => {
    // An abort by the caller is not a failure of the server and is passed on unchanged.
    if (signal?.aborted || error instanceof DemoError) throw error;
    throw new DemoError(
      EXIT_CODES.noServer,
      timeout.aborted ? timeoutMessage(endpoint.url) : unreachableMessage(endpoint.url, error),
    );
  });
  if (response.errors?.length) throw refusedError(response.errors);
  if (!response.data)
    throw new DemoError(
      EXIT_CODES.noServer,
      `${endpoint.url} is not a GraphQL endpoint: its response contains no data.`,
    );
  return response.data;
}

async function exchange<Result>(
  endpoint: Endpoint,
  body: string,
  signal: AbortSignal,
): Promise<GraphqlResponse<Result>> {
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
    return JSON.parse(text) as GraphqlResponse<Result>;
  } catch {
    throw new DemoError(
      EXIT_CODES.noServer,
      `${endpoint.url} is not a GraphQL endpoint: its response (status ${response.status}) is not JSON.`,
    );
  }
}

function refusedError(errors: readonly GraphqlError[]): Error {
  const messages = errors.map(({ message, extensions }) =>
    extensions?.code ? `${message} (${extensions.code})` : message,
  );
  const needsToken = errors.some(({ extensions }) => extensions?.code === "UNAUTHENTICATED");
  const hint = needsToken ? " Pass a valid token with --token." : "";
  return new DemoError(EXIT_CODES.refused, `The server refused the request: ${messages.join(" ")}${hint}`);
}

function timeoutMessage(url: string): string {
  return `${url} did not respond within ${TIMEOUT_MS / 1000} seconds.`;
}

function unreachableMessage(url: string, error: unknown): string {
  const { code } = ((error as Error).cause ?? {}) as { code?: string };
  return `Cannot reach a server at ${url}${code ? ` (${code})` : ""}. Start one with "npm start" or pass another URL with --url.`;
}
