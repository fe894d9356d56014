import { ProviderError } from "../provider-error";
import { yahooFailure } from "./yahoo-failure";

/**
 * The `fetch` that the client library is given: to another server when there is a `url`, with a time limit that counts
 * to the last byte of the answer, and with a ProviderError for everything but a sound JSON answer.
 */
export function yahooFetch({ url, timeoutMs }: { url?: string | undefined; timeoutMs: number }): typeof fetch {
  return async (input, init) => {
    const caller = init?.signal ?? null;
    caller?.throwIfAborted();
    const limit = AbortSignal.timeout(timeoutMs);
    const signal = caller === null ? limit : AbortSignal.any([caller, limit]);
    const target = url === undefined ? input : toServer(String(input instanceof Request ? input.url : input), url);
    let answer: { status: number; retryAfter: string | null; text: string };
    try {
      const response = await fetch(target, { ...init, signal });
      const { status, headers } = response;
      answer = { status, retryAfter: headers.get("retry-after"), text: await response.text() };
    } catch (cause) {
      caller?.throwIfAborted();
      if (limit.aborted) {
        throw new ProviderError("TIMEOUT", `Yahoo Finance did not answer within ${timeoutMs / 1000} seconds.`, {
          cause,
        });
      }
      throw new ProviderError("UNAVAILABLE", "Yahoo Finance cannot be reached at the moment.", { cause });
    }
    const failure = yahooFailure(answer, new Date());
    if (failure !== null) throw failure;
    return new Response(answer.text);
  };
}

/** The same path and query below another server's address. */
function toServer(input: string, server: string): string {
  const { pathname, search } = new URL(input);
  return `${server.replace(/\/+$/, "")}${pathname}${search}`;
}
