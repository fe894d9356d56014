import createYahooFinance from "yahoo-finance2/createYahooFinance";
import chart from "yahoo-finance2/modules/chart";
import search from "yahoo-finance2/modules/search";
import { yahooFetch } from "./yahoo-fetch";

const YahooFinance = createYahooFinance({ modules: { chart, search } });

export interface YahooOptions {
  /** Another server that speaks the same; Yahoo's own when left out. */
  readonly url?: string | undefined;
  /** For each answer, to its last byte. */
  readonly timeoutMs: number;
}

/** The client library with all that it would say or ask for on its own turned off. */
export function yahooClient(options: YahooOptions): InstanceType<typeof YahooFinance> {
  return new YahooFinance({
    fetch: yahooFetch(options),
    // Otherwise it asks a package registry for its latest version when an answer surprises it.
    versionCheck: false,
    // Its messages are about itself, one at every start on Node.js 20; what went wrong is thrown as well.
    logger: { info: quiet, warn: quiet, error: quiet, debug: quiet, dir: quiet },
    validation: { logErrors: false, logOptionsErrors: false },
  });
}

function quiet(): void {}
