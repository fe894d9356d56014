import createYahooFinance from "yahoo-finance2/createYahooFinance";
import chart from "yahoo-finance2/modules/chart";
import search from "yahoo-finance2/modules/search";
import { yahooFetch } from "./yahoo-fetch";

const YahooFinance = createYahooFinance({ modules: { chart, search } });

export interface YahooOptions {
  /** Base URL of a server with the same API; defaults to Yahoo's own servers. */
  readonly url?: string | undefined;
  /** Timeout of each request, up to the last byte of the response. */
  readonly timeoutMs: number;
}

/** Creates the client library with its own logging and version check turned off. */
export function yahooClient(options: YahooOptions): InstanceType<typeof YahooFinance> {
  return new YahooFinance({
    fetch: yahooFetch(options),
    // Otherwise it requests its latest version from a package registry after an unexpected response.
    versionCheck: false,
    // Its log messages are about the library itself, one at every start on Node.js 20; errors are thrown as well.
    logger: { info: quiet, warn: quiet, error: quiet, debug: quiet, dir: quiet },
    validation: { logErrors: false, logOptionsErrors: false },
  });
}

function quiet(): void {}
