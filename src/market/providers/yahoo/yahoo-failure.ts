import { ProviderError } from "../provider-error";
import { retryAfterSeconds } from "./retry-after-seconds";

/** A complete HTTP response. */
export interface YahooResponse {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly text: string;
}

/**
 * Returns why a response cannot be used, or null if it can. The client library only sees responses that pass: it does
 * not distinguish a busy server from an unknown symbol, and drops the Retry-After header.
 */
export function yahooFailure(response: YahooResponse, now: Date): ProviderError | null {
  return statusFailure(response, now) ?? contentFailure(response);
}

/** The failures that a status reports whatever the content of the response is. */
function statusFailure({ status, retryAfter }: YahooResponse, now: Date): ProviderError | null {
  const wait = { retryAfterSeconds: retryAfterSeconds(retryAfter, now) };
  if (status === 429) {
    const when = wait.retryAfterSeconds === null ? "later" : `in ${wait.retryAfterSeconds} seconds`;
    return new ProviderError("RATE_LIMITED", `The request limit of Yahoo Finance is reached; try again ${when}.`, wait);
  }
  if (status >= 500) {
    return new ProviderError(
      "UNAVAILABLE",
      `Yahoo Finance is temporarily unavailable (HTTP ${status}); try again later.`,
      wait,
    );
  }
  if (status === 401 || status === 403) {
    return new ProviderError("UNAVAILABLE", `Yahoo Finance denies access to this server (HTTP ${status}).`, wait);
  }
  return null;
}

function contentFailure({ status, text }: YahooResponse): ProviderError | null {
  const body = parsed(text);
  const reported = reportedError(body);
  if (reported !== null) return failureOf(reported);
  const isPage = text.trimStart().startsWith("<");
  // A web page says nothing about the symbol: it comes from a proxy or a wrong URL.
  if (status === 404 && !isPage) return unknownSymbol();
  if (status < 200 || status > 299) return badResponse(isPage ? "it is a web page" : `HTTP ${status}`);
  if (body === undefined) return badResponse(isPage ? "it is a web page" : "it is not JSON");
  return null;
}

/** The error for a response that was received, but is not as expected. */
export function badResponse(what: string, cause?: unknown): ProviderError {
  return new ProviderError("BAD_RESPONSE", `Yahoo Finance sent an unexpected response: ${what}.`, { cause });
}

interface ReportedError {
  readonly code: string;
  readonly description: string;
}

function unknownSymbol(): ProviderError {
  return new ProviderError(
    "UNKNOWN_SYMBOL",
    "Yahoo Finance has no data for this symbol; it may be misspelled or no longer traded.",
  );
}

function failureOf({ code, description }: ReportedError): ProviderError {
  if (/data doesn't exist for|no data found for this date range/i.test(description)) {
    return new ProviderError("NO_PRICES", "Yahoo Finance has no prices of this symbol in the requested period.");
  }
  if (code === "Not Found" || /no data found|delisted/i.test(description)) return unknownSymbol();
  return badResponse(`${code}, ${description}`.slice(0, 200));
}

/**
 * Errors have the form `{"chart": {"result": null, "error": {"code", "description"}}}`; some have `finance` as the key.
 */
function reportedError(body: unknown): ReportedError | null {
  if (typeof body !== "object" || body === null) return null;
  for (const part of Object.values(body)) {
    const error: unknown = part?.error;
    if (typeof error !== "object" || error === null) continue;
    const { code, description } = error as Partial<Record<string, unknown>>;
    return { code: String(code), description: String(description) };
  }
  return null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
