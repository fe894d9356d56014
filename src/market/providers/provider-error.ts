/** What keeps a provider from giving prices. */
export type ProviderFailure =
  | "UNKNOWN_SYMBOL"
  /** The symbol is known, but has no prices in the period. */
  | "NO_PRICES"
  | "BAD_FILE"
  | "TIMEOUT"
  | "RATE_LIMITED"
  | "UNAVAILABLE"
  | "BAD_RESPONSE";

/** Asking again gives the same answer, until a person changes the symbol, the period or the file. */
const PERMANENT: ReadonlySet<ProviderFailure> = new Set(["UNKNOWN_SYMBOL", "NO_PRICES", "BAD_FILE"]);

/** The one error of price providers. Its message is for the user who asked for the symbol, without paths and addresses. */
export class ProviderError extends Error {
  override readonly name = "ProviderError";
  /** Whether it is no use to ask again. */
  readonly isPermanent: boolean;
  /** How long the provider wants to be left alone, where it said so. */
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
