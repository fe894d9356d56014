import type { PriceProvider, SymbolProfile } from "../../price-provider";
import { drawSeries } from "../../samples/draw-series";
import { type ReadSampleSeries, readSampleBars } from "../../samples/read-sample-bars";
import { type SamplingPool, samplingPool } from "../../samples/sampling-pool";
import { SYNTHETIC_SETTINGS } from "../../samples/synthetic-settings";
import { syntheticSymbol } from "../../samples/synthetic-symbol";
import type { SampleSeries } from "../../series/sample-series";
import { ProviderError } from "../provider-error";
import { providerSymbol } from "../provider-symbol";
import { rowsWithin } from "../rows-within";

/** Serves the bundled prices: AAPL, ^GSPC and any number of synthetic symbols, identical to those loaded at start. */
export function sampleProvider(): PriceProvider {
  let cached: Samples | undefined;
  const samples = () => (cached ??= readSamples());
  return {
    name: "sample",
    async mayHave(symbol) {
      return isSynthetic(symbol) || samples().sources.some((source) => source.symbol === symbol);
    },
    async fetchBars(requested, period, signal) {
      signal.throwIfAborted();
      const symbol = providerSymbol(requested);
      const series = findSeries(samples(), symbol);
      return {
        symbol,
        dataSource: series.dataSource,
        rows: rowsWithin(series.rows, period, `The sample prices of ${symbol}`),
        profile: PROFILES[symbol] ?? { ...NO_PROFILE, assetType: "equity", companyName: `Synthetic company ${symbol}` },
        skippedRows: series.skippedRows,
        warnings: [],
      };
    },
  };
}

interface Samples {
  readonly sources: readonly ReadSampleSeries[];
  readonly pool: SamplingPool;
}

function readSamples(): Samples {
  const sources = readSampleBars();
  return { sources, pool: samplingPool(sources) };
}

function findSeries({ sources, pool }: Samples, symbol: string): ReadSampleSeries {
  const real = sources.find((source) => source.symbol === symbol);
  if (real !== undefined) return real;
  if (!isSynthetic(symbol)) throw new ProviderError("UNKNOWN_SYMBOL", unknownSymbol(symbol, sources));
  return { ...drawSeries(pool, { ...SYNTHETIC_SETTINGS, symbol }), skippedRows: 0 };
}

function isSynthetic(symbol: string): boolean {
  const index = Number(/^SYN(\d+)$/.exec(symbol)?.[1]);
  return Number.isSafeInteger(index) && index >= 1 && syntheticSymbol(index) === symbol;
}

function unknownSymbol(symbol: string, sources: readonly SampleSeries[]): string {
  const real = sources.map((source) => source.symbol).join(", ");
  return `There are no sample prices for ${symbol}; available are ${real} and the synthetic symbols ${syntheticSymbol(1)}, ${syntheticSymbol(2)} and so on.`;
}

const NO_PROFILE: SymbolProfile = {
  assetType: null,
  sector: null,
  industry: null,
  companyName: null,
  exchange: null,
  currency: "USD",
};

const PROFILES: Readonly<Record<string, SymbolProfile>> = {
  AAPL: {
    assetType: "equity",
    sector: "Technology",
    industry: "Consumer Electronics",
    companyName: "Apple Inc.",
    exchange: "NASDAQ",
    currency: "USD",
  },
  "^GSPC": { ...NO_PROFILE, assetType: "index", companyName: "S&P 500" },
};
