import type { PriceRow } from "./series/price-row";

/** A source of daily prices. */
export interface PriceProvider {
  /** `sample`, `csv` or `yahoo`. */
  readonly name: string;
  /**
   * Returns the daily bars of a symbol (in any case) within a period.
   * Throws a `ProviderError` when there are none, and the signal's reason when `signal` is aborted.
   */
  fetchBars(symbol: string, period: Period, signal: AbortSignal, options?: FetchOptions): Promise<FetchedSeries>;
  /** Whether the provider may have a symbol, answered without a network request. Absent if it may have any symbol. */
  mayHave?(symbol: string): Promise<boolean>;
}

export interface FetchOptions {
  /** False when the profile is not needed; a provider that needs a separate request for it then returns null. */
  readonly withProfile?: boolean;
}

export interface Period {
  /** First day, inclusive, `YYYY-MM-DD`. */
  readonly from: string;
  /** Last day, inclusive, `YYYY-MM-DD`. */
  readonly to: string;
}

/** A provider's bars of one symbol: at least one, dates ascending and unique, prices adjusted. */
export interface FetchedSeries {
  readonly symbol: string;
  readonly rows: PriceRow[];
  readonly profile: SymbolProfile | null;
  /** Stored in the bars' `data_source`; at most 50 characters: `yahoo`, `csv:stooq`, `sample:…`, `bootstrap:…`. */
  readonly dataSource: string;
  /** Number of invalid or incomplete rows that were skipped, counted over the whole source. */
  readonly skippedRows: number;
  /** One sentence for each of the first `MAX_WARNINGS` skipped rows. */
  readonly warnings: readonly string[];
}

/** Keeps a garbage file from filling memory and screen with one sentence per line. */
export const MAX_WARNINGS = 100;

export type AssetType = "equity" | "etf" | "index" | "fund" | "currency" | "crypto" | "future";

/** What a provider reports about a symbol besides prices; null when unknown. */
export interface SymbolProfile {
  readonly assetType: AssetType | null;
  readonly sector: string | null;
  readonly industry: string | null;
  readonly companyName: string | null;
  readonly exchange: string | null;
  /** ISO 4217 code, or Yahoo's `GBp` for pence. */
  readonly currency: string | null;
}
