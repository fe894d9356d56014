import type { Logger } from "pino";
import type { JobQueue } from "../../platform/jobs/job-queue";
import type { PriceProvider } from "../price-provider";

export const PRICES_QUEUE = "refresh-prices";

/** One job in a refresh's chain of jobs. */
export interface PricesJob {
  readonly refreshId: string;
  /** Position in the chain, from 0. */
  readonly step: number;
  /** 1 for the pass over all symbols, higher for passes that retry failed symbols. */
  readonly pass: number;
  /** Symbols still to be fetched in this pass. */
  readonly symbols: readonly string[];
  /** Symbols that failed in this pass. */
  readonly failed: readonly string[];
  /** Symbols updated in this pass. */
  readonly updated: readonly string[];
}

/** The result of one job. */
export interface PricesProgress {
  readonly updated: string[];
  readonly failed: { readonly symbol: string; readonly message: string }[];
  /** Symbols that the provider does not know. */
  readonly unknown: string[];
  /** Symbols without new prices, which is not a failure: there may have been a holiday. */
  readonly unchanged: string[];
  /** Symbols not fetched yet. */
  readonly rest: readonly string[];
  /** Delay before the rest is fetched. */
  readonly waitSeconds: number;
}

/** Services that refreshes need. */
export interface RefreshTools {
  readonly jobs: JobQueue;
  readonly log: Pick<Logger, "warn" | "error">;
}

export interface RefreshWork extends RefreshTools {
  readonly provider: PriceProvider;
  /** Time after which a job passes the rest on to the next one; a default when absent. */
  readonly workMs?: number;
}
