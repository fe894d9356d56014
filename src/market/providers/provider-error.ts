/** Why a provider cannot return prices. */
export type ProviderFailure =
  | "UNKNOWN_SYMBOL"
  /** The provider knows the symbol, but has no prices in the period. */
  | "NO_PRICES"
  | "BAD_FILE"
  | "TIMEOUT"
  | "RATE_LIMITED"
  | "UNAVAILABLE"
  | "BAD_RESPONSE";

/** Failures that a retry cannot fix: someone must change the symbol, the period or the file. */
const PERMANENT: ReadonlySet<ProviderFailure> = new Set(["UNKNOWN_SYMBOL", "NO_PRICES", "BAD_FILE"]);

/** The error of all price providers. Its message is shown to users, so it contains no paths and addresses. */
export class ProviderError extends Error {
  override readonly name = "ProviderError";
  /** Whether a retry is pointless. */
  readonly isPermanent: boolean;
  /** Seconds to wait before the next request, as requested by the provider; null if it did not say. */
  readonly retryAfterSeconds: number | null;

  constructor(
    readonly failure: ProviderFailure,
    message: string,
    { retryAfterSeconds = null, cause }: { retryAfterSeconds?: number | null; cause?: unknown } = {},
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.isPermanent = PERMANENT.has(failure);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
