import { DEFAULT_QUOTAS as QUOTAS } from "../../platform/quotas/quotas";
import { positiveInteger } from "./setting-validators";

/** Limits of a server that was made without settings. */
export const DEFAULT_LIMITS = { maxConnections: 2000, maxRequestsPerUser: 50 } as const;

/** The settings that limit what one client, or one USER, can take of the server. */
export const LIMIT_SETTINGS = {
  MAX_CONNECTIONS: positiveInteger({
    default: DEFAULT_LIMITS.maxConnections,
    desc: "Maximum number of open HTTP connections; further ones are closed at once.",
  }),
  MAX_REQUESTS_PER_USER: positiveInteger({
    default: DEFAULT_LIMITS.maxRequestsPerUser,
    desc: "Maximum number of requests of a USER that run or wait; ADMIN and SERVICE have no limit.",
  }),
  MAX_RUNS_PER_USER: positiveInteger({ default: QUOTAS.runs, desc: "Maximum number of runs of a USER." }),
  MAX_ACTIVE_RUNS_PER_USER: positiveInteger({
    default: QUOTAS.activeRuns,
    desc: "Maximum number of runs of a USER that the server executes or that wait for it.",
  }),
  MAX_HOLDINGS_PER_USER: positiveInteger({ default: QUOTAS.holdings, desc: "Maximum number of lots of a USER." }),
  MAX_STRATEGIES_PER_USER: positiveInteger({
    default: QUOTAS.strategies,
    desc: "Maximum number of strategies of a USER, with deleted ones.",
  }),
  MAX_VERSIONS_PER_STRATEGY: positiveInteger({
    default: QUOTAS.versionsOfStrategy,
    desc: "Maximum number of earlier versions of a strategy.",
  }),
  MAX_DRAFTS_PER_USER: positiveInteger({
    default: QUOTAS.drafts,
    desc: "Maximum number of sessions of a USER, with closed ones.",
  }),
  MAX_GENERATIONS_PER_USER: positiveInteger({
    default: QUOTAS.generations,
    desc: "Maximum number of generations of code of a USER.",
  }),
};
