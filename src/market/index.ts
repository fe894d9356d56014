import { MarketDataCoverageResolver } from "./coverage/market-data-coverage.resolver";
import { FactorDefinition } from "./factors/factor-definition.entity";
import { FactorDefinitionResolver } from "./factors/factor-definition.resolver";
import { SymbolFactorExposure } from "./factors/symbol-factor-exposure.entity";
import { SymbolFactorExposureResolver } from "./factors/symbol-factor-exposure.resolver";
import { DailyMetricsResolver } from "./metrics/daily-metrics.resolver";
import { SymbolDailyMetrics } from "./metrics/symbol-daily-metrics.entity";
import { OnboardingRequester } from "./onboarding/queue/onboarding-requester.entity";
import { OnboardingWorker } from "./onboarding/queue/onboarding-worker.entity";
import { SymbolOnboarding } from "./onboarding/queue/symbol-onboarding.entity";
import {
  SymbolOnboardingResolver,
  SymbolUniverseOnboardingResolver,
} from "./onboarding/requests/symbol-onboarding.resolver";
import { LatestBarResolver } from "./prices/latest-bar.resolver";
import { PriceBar } from "./prices/price-bar.entity";
import { PriceBarResolver } from "./prices/price-bar.resolver";
import { PriceRefresh } from "./refresh/price-refresh.entity";
import { SymbolUniverse } from "./symbols/symbol-universe.entity";
import { SymbolUniverseResolver } from "./symbols/symbol-universe.resolver";

export { makeProvider, PROVIDER_KINDS, type ProviderKind } from "./make-provider";
export type { MarketContext, MarketSource } from "./market-context";
export { type MarketWork, marketJobs, marketSchedules } from "./market-jobs";
export { startOnboardingHeartbeat } from "./onboarding/worker/start-onboarding-heartbeat";
export { DEFAULT_ONBOARDING_SETTINGS, type OnboardingSettings } from "./onboarding-settings";
export type { PriceProvider } from "./price-provider";
export { loadBars } from "./prices/load-bars";
export { medianLatestDate, symbolsWithBars } from "./prices/price-bar.query";
export { readBarTexts } from "./prices/read-bar-texts";
export { eachCsvSeries } from "./providers/csv/each-csv-series";
export { existingFolder } from "./providers/csv/existing-folder";
export { ProviderError } from "./providers/provider-error";
export { calculateSymbols, enqueueMissingCalculations } from "./refresh/calculate-symbols";
export { startDueRefresh, startRefresh } from "./refresh/start-refresh";
export { loadSamples } from "./samples/load-samples";
export { sampleBars } from "./samples/sample-bars";
export { checkTickers } from "./symbols/check-tickers";
export { registerSymbols } from "./symbols/register-symbols";
export { activeSymbols } from "./symbols/symbol-universe.query";

export const marketEntities = [
  PriceBar,
  SymbolUniverse,
  FactorDefinition,
  SymbolFactorExposure,
  SymbolDailyMetrics,
  SymbolOnboarding,
  OnboardingRequester,
  OnboardingWorker,
  PriceRefresh,
];

export const marketResolvers = [
  PriceBarResolver,
  SymbolUniverseResolver,
  LatestBarResolver,
  DailyMetricsResolver,
  FactorDefinitionResolver,
  SymbolFactorExposureResolver,
  SymbolOnboardingResolver,
  SymbolUniverseOnboardingResolver,
  MarketDataCoverageResolver,
] as const;
