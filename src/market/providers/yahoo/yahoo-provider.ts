import { DAY_MS } from "../../../engine/calendar-days";
import type { Period, PriceProvider } from "../../price-provider";
import { ProviderError } from "../provider-error";
import { providerSymbol } from "../provider-symbol";
import { rowsWithin } from "../rows-within";
import { parseChart } from "./parse-chart";
import { type YahooOptions, yahooClient } from "./yahoo-client";
import { badResponse } from "./yahoo-failure";
import { entryOf, yahooProfile } from "./yahoo-profile";

/**
 * Fetches daily prices from Yahoo Finance with two requests per symbol: the chart and, for a profile, the search for
 * its sector. If the search fails, only sector and industry are missing. `now` is for tests.
 */
export function yahooProvider(options: YahooOptions, now: () => Date = () => new Date()): PriceProvider {
  const client = yahooClient(options);
  return {
    name: "yahoo",
    async fetchBars(requested, { from, to }, signal, { withProfile = true } = {}) {
      signal.throwIfAborted();
      const symbol = providerSymbol(requested);
      if (from > to) throw new ProviderError("NO_PRICES", `The period is empty: ${from} is after ${to}.`);
      const chart = await fetchChart(client, symbol, { from, to }, signal);
      const { meta, rows, ...skipped } = parseChart(chart, symbol, now());
      const inside = rowsWithin(rows, { from, to }, `Yahoo Finance's prices of ${symbol}`);
      const found = withProfile ? await search(client, symbol, signal) : null;
      return {
        symbol,
        rows: inside,
        profile: withProfile ? yahooProfile(meta, entryOf(found, symbol)) : null,
        dataSource: "yahoo",
        ...skipped,
      };
    },
  };
}

type YahooClient = ReturnType<typeof yahooClient>;

// The library would reject a response for any invalid field, even an unused one, so shapes are validated here instead.
const unchecked = (signal: AbortSignal) => ({ validateResult: false, fetchOptions: { signal } }) as const;

function fetchChart(client: YahooClient, symbol: string, { from, to }: Period, signal: AbortSignal): Promise<unknown> {
  // One more day at either end, because the exchange's day starts up to 14 hours before or after the UTC day.
  const [period1, period2] = [new Date(Date.parse(from) - DAY_MS), new Date(Date.parse(to) + 2 * DAY_MS)];
  const query = { period1, period2, interval: "1d", includePrePost: false, return: "object" } as const;
  // The library inserts the symbol into the URL without encoding it.
  return request(signal, () => client.chart(encodeURIComponent(symbol), query, unchecked(signal)));
}

/** Returns the search results for a symbol; null if the search fails. */
async function search(client: YahooClient, symbol: string, signal: AbortSignal): Promise<unknown> {
  const send = () => client.search(symbol, { quotesCount: 6, newsCount: 0 }, unchecked(signal));
  const found = await request(signal, send).catch(() => null);
  signal.throwIfAborted();
  return found;
}

/**
 * Sends a request through the library. Errors that the library throws itself mean that the response has another shape.
 */
async function request(signal: AbortSignal, send: () => Promise<unknown>): Promise<unknown> {
  try {
    return await send();
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof ProviderError ? error : badResponse("it has an unknown structure", error);
  }
}
