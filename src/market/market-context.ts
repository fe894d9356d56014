import type { Context, Source } from "../identity";
import type { JobQueue } from "../platform/jobs/job-queue";
import type { Loaders } from "../platform/loaders";
import type { OnboardingSettings } from "./onboarding-settings";
import type { PriceProvider } from "./price-provider";

/** What the market's loaders need. */
export interface MarketSource extends Source {
  readonly onboarding: OnboardingSettings;
}

/** The request context of the market's resolvers: the common context plus the market's services. */
export interface MarketContext extends Context, MarketSource {
  readonly loaders: Loaders<MarketSource>;
  readonly jobs: JobQueue;
  readonly provider: PriceProvider;
}
