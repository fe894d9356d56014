import { ProviderError } from "../provider-error";
import { retryAfterSeconds } from "./retry-after-seconds";

/** One answer of the server, read to its end. */
export interface YahooResponse {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly text: string;
}

/**
 * What keeps an answer from being used, or null. The client library is only shown what passes here: it does not tell
 * a busy server from an unknown symbol, and drops the Retry-After header.
 */
export function yahooFailure({ status, retryAfter, text }: YahooResponse, now: Date): ProviderError | null {
  const wait = { retryAfterSeconds: retryAfterSeconds(retryAfter, now) };
  if (status === 429) {
    const when = wait.retryAfterSeconds === null ? "later" : `in ${wait.retryAfterSeconds} seconds`;
    return new ProviderError("RATE_LIMITED", `Yahoo Finance allows no more requests for now; try again ${when}.`, wait);
  }
  if (status >= 500) {
    return new ProviderError("UNAVAILABLE", `Yahoo Finance is out of order at the moment (HTTP ${status}).`, wait);
  }
  if (status === 401 || status === 403) {
    return new ProviderError(
      "UNAVAILABLE",
      `Yahoo Finance turns this server away at the moment (HTTP ${status}).`,
      wait,
    );
  }
  const body = parsed(text);
  const stated = reportedError(body);
  if (stated !== null) return failureOf(stated);
  const isPage = text.trimStart().startsWith("<");
  // A page says nothing about a symbol: it is what a proxy or a wrong address answers.
  if (status === 404 && !isPage) return unknownSymbol();
  if (status < 200 || status > 299) return badResponse(isPage ? "a web page" : `HTTP ${status}`);
  if (body === undefined) return badResponse(isPage ? "a web page instead of prices" : "it is not JSON");
  return null;
}

/** An answer that came, but is not what it should be. */
export function badResponse(what: string, cause?: unknown): ProviderError {
  return new ProviderError("BAD_RESPONSE", `Yahoo Finance gave an answer that is not understood: ${what}.`, { cause });
}

interface ReportedError {
  readonly code: string;
  readonly description: string;
}

function unknownSymbol(): ProviderError {
  return new ProviderError(
    "UNKNOWN_SYMBOL",
    "Yahoo Finance has no data for this symbol; it may be misspelt, or no longer traded.",
  );
}

function failureOf({ code, description }: ReportedError): ProviderError {
  if (/data doesn't exist for|no data found for this date range/i.test(description)) {
    return new ProviderError("NO_PRICES", "Yahoo Finance has no prices of this symbol in the period asked for.");
  }
  if (code === "Not Found" || /no data found|delisted/i.test(description)) return unknownSymbol();
  return badResponse(`${code}, ${description}`.slice(0, 200));
}

/** Errors come as `{"chart": {"result": null, "error": {"code", "description"}}}`, with `finance` for some. */
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
