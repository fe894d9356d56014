import type { Context, Source } from "../identity";
import type { JobQueue } from "../platform/jobs/job-queue";
import type { Loaders } from "../platform/loaders";
import type { OnboardingSettings } from "./onboarding-settings";
import type { PriceProvider } from "./price-provider";

/** What this room's loaders are made from. */
export interface MarketSource extends Source {
  readonly onboarding: OnboardingSettings;
}

/** What the resolvers of this room are handed beyond the common context. */
export interface MarketContext extends Context, MarketSource {
  readonly loaders: Loaders<MarketSource>;
  readonly jobs: JobQueue;
  readonly provider: PriceProvider;
}
