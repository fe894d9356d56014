import { OperatorError } from "../platform/operator-error";
import type { PriceProvider } from "./price-provider";
import { csvProvider } from "./providers/csv/csv-provider";
import { existingFolder } from "./providers/csv/existing-folder";
import { sampleProvider } from "./providers/sample/sample-provider";
import { yahooProvider } from "./providers/yahoo/yahoo-provider";

export const PROVIDER_KINDS = ["sample", "csv", "yahoo"] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

export interface ProviderOptions {
  readonly kind: ProviderKind;
  /** The folder of price files; only `csv` needs one. */
  readonly csvDir?: string | undefined;
  /** Another server that speaks as Yahoo does; only for `yahoo`, and Yahoo's own when left out. */
  readonly yahooUrl?: string | undefined;
  /** How long to wait for an answer of a server. */
  readonly timeoutMs?: number | undefined;
}

const TIMEOUT_MS = 10_000;

/** The provider that the options describe. Throws an Error that says what is wrong with them. */
export function makeProvider({ kind, csvDir, yahooUrl, timeoutMs = TIMEOUT_MS }: ProviderOptions): PriceProvider {
  switch (kind) {
    case "sample":
      return sampleProvider();
    case "csv":
      return csvProvider(existingFolder(csvDir));
    case "yahoo":
      if (!(Number.isInteger(timeoutMs) && timeoutMs > 0)) {
        throw new OperatorError(`${timeoutMs} is no time limit; a whole number of milliseconds above 0 is expected.`);
      }
      return yahooProvider({ url: webAddress(yahooUrl), timeoutMs });
    default:
      throw new OperatorError(`There is no price provider "${kind}"; there are ${PROVIDER_KINDS.join(", ")}.`);
  }
}

function webAddress(url: string | undefined): string | undefined {
  if (url === undefined || url === "") return undefined;
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw new OperatorError(`"${url}" is no address to ask for prices; it must begin with http:// or https://.`);
}
