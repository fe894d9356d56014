import { DAY_MS } from "../../../engine/calendar-days";
import type { PriceProvider } from "../../price-provider";
import { ProviderError } from "../provider-error";
import { providerSymbol } from "../provider-symbol";
import { rowsWithin } from "../rows-within";
import { parseChart } from "./parse-chart";
import { type YahooOptions, yahooClient } from "./yahoo-client";
import { badResponse } from "./yahoo-failure";
import { entryOf, yahooProfile } from "./yahoo-profile";

/**
 * Daily prices from Yahoo Finance, two requests a symbol: the chart and, for a profile, the search for its sector. An answer
 * to the second that is late or wrong costs only sector and industry. `now` is for tests.
 */
export function yahooProvider(options: YahooOptions, now: () => Date = () => new Date()): PriceProvider {
  const client = yahooClient(options);
  // The shapes are checked here: the library refuses an answer for any field of it, also those that nobody reads.
  const unchecked = (signal: AbortSignal) => ({ validateResult: false, fetchOptions: { signal } }) as const;

  return {
    name: "yahoo",
    async fetchBars(given, { from, to }, signal, { withProfile = true } = {}) {
      signal.throwIfAborted();
      const symbol = providerSymbol(given);
      if (from > to) throw new ProviderError("NO_PRICES", `There are no days from ${from} to ${to}.`);
      const answer: unknown = await asked(signal, () =>
        // The library writes the symbol into the address as it is.
        client.chart(
          encodeURIComponent(symbol),
          // A day more at either end: where the exchange is, a day begins up to 14 hours before or after UTC's.
          {
            period1: new Date(Date.parse(from) - DAY_MS),
            period2: new Date(Date.parse(to) + 2 * DAY_MS),
            interval: "1d",
            includePrePost: false,
            return: "object",
          },
          unchecked(signal),
        ),
      );
      const { meta, rows, ...skipped } = parseChart(answer, symbol, now());
      const inside = rowsWithin(rows, { from, to }, `Yahoo Finance's prices of ${symbol}`);
      const search = () => client.search(symbol, { quotesCount: 6, newsCount: 0 }, unchecked(signal));
      const found: unknown = withProfile ? await asked(signal, search).catch(() => null) : null;
      signal.throwIfAborted();
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

/** Asks through the library; what it throws of its own about a sound JSON answer means that the answer has another shape. */
async function asked(signal: AbortSignal, ask: () => Promise<unknown>): Promise<unknown> {
  try {
    return await ask();
  } catch (error) {
    signal.throwIfAborted();
    throw error instanceof ProviderError ? error : badResponse("it has another shape than before", error);
  }
}
