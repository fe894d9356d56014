import type { AssetType, SymbolProfile } from "../../price-provider";

const ASSET_TYPES: ReadonlyMap<unknown, AssetType> = new Map([
  ["EQUITY", "equity"],
  ["ETF", "etf"],
  ["INDEX", "index"],
  ["MUTUALFUND", "fund"],
  ["CURRENCY", "currency"],
  ["CRYPTOCURRENCY", "crypto"],
  ["FUTURE", "future"],
]);

type Stated = Readonly<Record<string, unknown>>;

/** Builds a profile from a chart's `meta` and, for sector and industry, a search result (v1/finance/search). */
export function yahooProfile(meta: Stated, found: Stated | null): SymbolProfile {
  return {
    assetType: ASSET_TYPES.get(meta.instrumentType) ?? null,
    sector: text(found?.sector),
    industry: text(found?.industry),
    companyName: text(meta.longName) ?? text(found?.longname) ?? text(meta.shortName),
    exchange: text(meta.fullExchangeName) ?? text(meta.exchangeName),
    currency: text(meta.currency),
  };
}

/** Returns the search result of exactly this symbol; the search also returns symbols with similar names. */
export function entryOf(answer: unknown, symbol: string): Stated | null {
  const quotes: unknown = (answer as { quotes?: unknown } | null)?.quotes;
  if (!Array.isArray(quotes)) return null;
  return quotes.find((quote: Stated | null) => quote?.symbol === symbol) ?? null;
}

function text(value: unknown): string | null {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : null;
}
