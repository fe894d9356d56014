import type { PriceRow } from "./series/price-row";

/** Where daily prices come from. */
export interface PriceProvider {
  /** `sample`, `csv` or `yahoo`. */
  readonly name: string;
  /**
   * The daily bars of one symbol, given in any case, inside a period.
   * Throws a `ProviderError` when there are none; when `signal` is aborted, throws the signal's reason.
   */
  fetchBars(symbol: string, period: Period, signal: AbortSignal, options?: FetchOptions): Promise<FetchedSeries>;
  /** Whether it may have a symbol, told without asking anybody else for it; true of any where this is left out. */
  mayHave?(symbol: string): Promise<boolean>;
}

export interface FetchOptions {
  /** False when the profile is not needed; a provider that would have to ask for it alone gives none then. */
  readonly withProfile?: boolean;
}

export interface Period {
  /** First day, included, `YYYY-MM-DD`. */
  readonly from: string;
  /** Last day, included, `YYYY-MM-DD`. */
  readonly to: string;
}

/** What a provider has of one symbol: at least one bar, dates ascending and unique, prices adjusted. */
export interface FetchedSeries {
  readonly symbol: string;
  readonly rows: PriceRow[];
  readonly profile: SymbolProfile | null;
  /** What the bars' `data_source` is to say, at most 50 characters: `yahoo`, `csv:stooq`, `sample:…`, `bootstrap:…`. */
  readonly dataSource: string;
  /** Rows of the source that are left out because something in them is wrong or missing, over the whole source. */
  readonly skippedRows: number;
  /** A sentence for each of the first `MAX_WARNINGS` rows left out. */
  readonly warnings: readonly string[];
}

/** A file of rubbish would otherwise fill memory and screen with sentences about each of its lines. */
export const MAX_WARNINGS = 100;

export type AssetType = "equity" | "etf" | "index" | "fund" | "currency" | "crypto" | "future";

/** What a provider knows of a symbol besides prices; null is unknown. */
export interface SymbolProfile {
  readonly assetType: AssetType | null;
  readonly sector: string | null;
  readonly industry: string | null;
  readonly companyName: string | null;
  readonly exchange: string | null;
  /** ISO 4217, and Yahoo's `GBp` for pence. */
  readonly currency: string | null;
}
