import { ProviderError } from "../provider-error";
import { type YahooResponse, yahooFailure } from "./yahoo-failure";

/**
 * Creates the `fetch` for the client library: it sends requests to `url` if set, applies a timeout up to the last byte
 * of the response, and throws a ProviderError for everything but a successful JSON response.
 */
export function yahooFetch({ url, timeoutMs }: { url?: string | undefined; timeoutMs: number }): typeof fetch {
  return async (input, init) => {
    const caller = init?.signal ?? null;
    caller?.throwIfAborted();
    const limit = AbortSignal.timeout(timeoutMs);
    const signal = caller === null ? limit : AbortSignal.any([caller, limit]);
    const target = url === undefined ? input : toServer(String(input instanceof Request ? input.url : input), url);
    const received = await receive(target, { ...init, signal }).catch((cause: unknown) => {
      caller?.throwIfAborted();
      throw limit.aborted
        ? new ProviderError("TIMEOUT", `Yahoo Finance did not respond within ${timeoutMs / 1000} seconds.`, { cause })
        : new ProviderError("UNAVAILABLE", "Yahoo Finance cannot be reached.", { cause });
    });
    const failure = yahooFailure(received, new Date());
    if (failure !== null) throw failure;
    return new Response(received.text);
  };
}

async function receive(target: string | URL | Request, init: RequestInit): Promise<YahooResponse> {
  const response = await fetch(target, init);
  return { status: response.status, retryAfter: response.headers.get("retry-after"), text: await response.text() };
}

/** Moves path and query of a URL below another server's base URL. */
function toServer(input: string, server: string): string {
  const { pathname, search } = new URL(input);
  return `${server.replace(/\/+$/, "")}${pathname}${search}`;
}
