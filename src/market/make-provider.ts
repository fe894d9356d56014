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
  /** Folder of price files; required for `csv`, unused otherwise. */
  readonly csvDir?: string | undefined;
  /** Base URL of a server with Yahoo's API; `yahoo` only. Defaults to Yahoo's own servers. */
  readonly yahooUrl?: string | undefined;
  /** How long to wait for a response, in milliseconds; `yahoo` only. */
  readonly timeoutMs?: number | undefined;
}

const DEFAULT_TIMEOUT_MS = 10_000;

/** Creates the configured price provider. Throws an OperatorError when an option is missing or invalid. */
export function makeProvider({
  kind,
  csvDir,
  yahooUrl,
  timeoutMs = DEFAULT_TIMEOUT_MS,
}: ProviderOptions): PriceProvider {
  switch (kind) {
    case "sample":
      return sampleProvider();
    case "csv":
      return csvProvider(existingFolder(csvDir));
    case "yahoo":
      if (!(Number.isInteger(timeoutMs) && timeoutMs > 0)) {
        throw new OperatorError(
          `The price provider's timeout is ${timeoutMs}; it must be a positive whole number of milliseconds.`,
        );
      }
      return yahooProvider({ url: checkUrl(yahooUrl), timeoutMs });
    default:
      throw new OperatorError(`Unknown price provider "${kind}"; use one of ${PROVIDER_KINDS.join(", ")}.`);
  }
}

function checkUrl(url: string | undefined): string | undefined {
  if (url === undefined || url === "") return undefined;
  if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  throw new OperatorError(
    `"${url}" is not a valid URL for the price provider; it must start with http:// or https://.`,
  );
}
