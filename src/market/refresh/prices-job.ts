import type { Logger } from "pino";
import type { JobQueue } from "../../platform/jobs/job-queue";
import type { PriceProvider } from "../price-provider";

export const PRICES_QUEUE = "refresh-prices";

/** One link of a refresh's chain of jobs. */
export interface PricesJob {
  readonly refreshId: string;
  /** Counts the links. */
  readonly step: number;
  /** 1 while every symbol is asked for, more when those that failed are asked for again. */
  readonly pass: number;
  /** Still to be asked for in this pass. */
  readonly symbols: readonly string[];
  /** Failed in this pass. */
  readonly failed: readonly string[];
  /** Brought up to date in this pass. */
  readonly updated: readonly string[];
}

/** What one job did. */
export interface PricesProgress {
  readonly updated: string[];
  readonly failed: { readonly symbol: string; readonly message: string }[];
  /** Symbols that the provider says it does not know. */
  readonly unknown: string[];
  /** Without new prices, which is no failure: it was a holiday. */
  readonly unchanged: string[];
  /** Not asked for yet. */
  readonly rest: readonly string[];
  /** Before the rest is asked for. */
  readonly waitSeconds: number;
}

/** What refreshes work with. */
export interface RefreshTools {
  readonly jobs: JobQueue;
  readonly log: Pick<Logger, "warn" | "error">;
}

export interface RefreshWork extends RefreshTools {
  readonly provider: PriceProvider;
  /** How long a job asks before it hands on, when not the usual time. */
  readonly workMs?: number;
}
