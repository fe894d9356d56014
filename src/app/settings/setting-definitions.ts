import { port, str } from "envalid";
import { DEFAULT_ONBOARDING_SETTINGS, PROVIDER_KINDS } from "../../market";
import { DEFAULT_HEALTH_THRESHOLDS } from "../../runs";
import { LIMIT_SETTINGS } from "./limit-settings";
import {
  nonNegativeInteger,
  origins,
  positiveInteger,
  positiveNumber,
  postgresUrl,
  secret,
  webUrl,
} from "./setting-validators";

const HEALTH = DEFAULT_HEALTH_THRESHOLDS;
const ONBOARDING = DEFAULT_ONBOARDING_SETTINGS;

/** All settings with their validation, default and description. A test compares the README's table with them. */
export const SETTINGS = {
  ENV_FILE: str({
    default: "",
    desc: "File with further settings; by default `.env` in the project, if there is one.",
  }),
  PORT: port({ default: 4000, desc: "TCP port that the API listens on." }),
  HOST: str({
    default: "127.0.0.1",
    desc: "Address that the API listens on. Any address but loopback requires authentication.",
  }),
  CORS_ORIGINS: origins({
    default: [],
    desc: "Origins, separated by commas, whose pages may use the API from a browser; `*` for all.",
  }),
  STOP_DELAY_SECONDS: nonNegativeInteger({
    default: 0,
    desc: "Seconds between a stop signal, when `/readyz` turns 503, and the closing of the port.",
  }),
  ...LIMIT_SETTINGS,
  DATA_DIR: str({ default: "", desc: "Data directory of the embedded PostgreSQL; by default `.data` in the project." }),
  DATABASE_URL: postgresUrl({
    default: "",
    desc: "URL of your own PostgreSQL (15 or later), used instead of the embedded one.",
  }),
  MIGRATION_DATABASE_URL: postgresUrl({
    default: "",
    desc: "URL of the same database with the role that owns the tables, for migrations.",
  }),
  DATABASE_POOL_SIZE: positiveInteger({
    default: 20,
    desc: "Maximum number of database connections per process, in addition to 4 for the job queue.",
  }),
  STATEMENT_TIMEOUT_SECONDS: nonNegativeInteger({
    default: 60,
    desc: "Seconds after which the database ends a statement; 0 for no limit. Migrations have none.",
  }),
  LOCK_TIMEOUT_SECONDS: nonNegativeInteger({
    default: 5,
    desc: "Seconds that a statement waits for the lock of another one; 0 for no limit.",
  }),
  CONNECTION_TIMEOUT_SECONDS: nonNegativeInteger({
    default: 10,
    desc: "Seconds to wait for a connection to the database; 0 for no limit.",
  }),
  AUTH_SECRET: secret({
    default: "",
    desc: "Secret (at least 32 characters) that signs the tokens of `npm run token`.",
  }),
  AUTH_JWKS_URL: webUrl({
    default: "",
    desc: "URL of an identity provider's public keys (JWKS), used instead of `AUTH_SECRET`.",
  }),
  AUTH_ISSUER: str({
    default: "",
    desc: "Issuer that the identity provider's tokens must have. Required with `AUTH_JWKS_URL`.",
  }),
  AUTH_AUDIENCE: str({
    default: "",
    desc: "Audience that the identity provider's tokens must have. Required with `AUTH_JWKS_URL`.",
  }),
  AUTH_EMAIL_VERIFIED: str({
    default: "required",
    choices: ["required", "ignored"],
    desc: "`ignored` trusts addresses without `email_verified`, for providers that never send it.",
  }),
  BUILDER_ENCRYPTION_KEY: secret({
    default: "",
    desc: "Secret (at least 32 characters) that encrypts sensitive parameters of drafts.",
  }),
  EVALUATION_THREADS: positiveInteger({
    default: 2,
    desc: "Number of threads that evaluate strategies, in each server and worker process.",
  }),
  EVALUATION_SECONDS: positiveNumber({
    default: 60,
    desc: "Seconds after which the evaluation of one symbol is stopped.",
  }),
  VALIDATORS: positiveInteger({
    default: 2,
    desc: "Number of processes that validate Python code, each one validation at a time.",
  }),
  VALIDATION_SECONDS: positiveNumber({
    default: 10,
    desc: "Maximum CPU seconds of a validation. Its elapsed time may be three times as long.",
  }),
  VALIDATION_MEMORY_MB: nonNegativeInteger({ default: 512, desc: "Maximum memory of a validation, in megabytes." }),
  LOG_LEVEL: str({
    default: "info",
    choices: ["trace", "debug", "info", "warn", "error", "silent"],
    desc: "Minimum level of log entries: `trace`, `debug`, `info`, `warn`, `error` or `silent`.",
  }),
  SAMPLE_SYMBOLS: nonNegativeInteger({
    default: 500,
    desc: "Number of synthetic symbols (`SYN0001`, `SYN0002`, …) loaded in addition to AAPL and ^GSPC.",
  }),
  SAMPLE_PRICES: str({
    default: "auto",
    choices: ["auto", "on", "off"],
    desc: "Whether to load sample prices at start-up: `on`, `off` or `auto` (embedded database only).",
  }),
  PRICE_PROVIDER: str({
    default: "sample",
    choices: [...PROVIDER_KINDS],
    desc: "Source of prices for new symbols and for the daily refresh: `sample`, `csv` or `yahoo`.",
  }),
  PRICE_CSV_DIR: str({
    default: "",
    desc: "Folder of the `csv` provider, one file per symbol with Yahoo, Stooq or plain headers.",
  }),
  PRICE_YAHOO_URL: webUrl({
    default: "",
    desc: "Base URL that the `yahoo` provider uses instead of Yahoo's, such as that of a proxy.",
  }),
  PRICE_TIMEOUT_SECONDS: positiveNumber({
    default: 10,
    desc: "Seconds before a request to a price provider times out.",
  }),
  ONBOARDING_CONCURRENCY: positiveInteger({
    default: ONBOARDING.concurrency,
    desc: "Number of symbols that one worker process onboards at the same time.",
  }),
  ONBOARDING_QUEUE_LIMIT: positiveInteger({
    default: ONBOARDING.queueLimit,
    desc: "Maximum number of waiting and running onboardings; further ones are refused.",
  }),
  ONBOARDING_USER_LIMIT: positiveInteger({
    default: undefined,
    desc: "Maximum number of them per USER, by default half; ADMIN and SERVICE may use the whole queue.",
  }),
  ONBOARDING_DAILY_LIMIT: positiveInteger({
    default: ONBOARDING.dailyLimit,
    desc: "Maximum number of symbols that a USER may request in 24 hours.",
  }),
  ONBOARDING_MAX_ATTEMPTS: positiveInteger({
    default: ONBOARDING.maxAttempts,
    desc: "Maximum number of attempts before an onboarding fails.",
  }),
  ONBOARDING_BACKOFF_SECONDS: positiveNumber({
    default: ONBOARDING.backoffSeconds,
    desc: "Seconds before the second attempt; doubled for each further attempt.",
  }),
  ONBOARDING_LEASE_SECONDS: positiveNumber({
    default: ONBOARDING.leaseSeconds,
    desc: "Seconds without a heartbeat after which an onboarding's worker is considered dead.",
  }),
  ONBOARDING_PHASE_SECONDS: positiveNumber({
    default: ONBOARDING.phaseSeconds,
    desc: "Seconds after which a phase of an onboarding times out and its attempt fails.",
  }),
  ONBOARDING_AGING_SECONDS: positiveNumber({
    default: ONBOARDING.agingSeconds,
    desc: "Seconds of waiting that raise an onboarding's priority by one.",
  }),
  WORKER_CONCURRENCY: positiveInteger({
    default: 2,
    desc: "Number of run chunks that one worker process executes at the same time.",
  }),
  RUN_WORKER: str({
    default: "on",
    choices: ["on", "off"],
    desc: "Whether `npm start` also processes background jobs: `on` or `off`.",
  }),
  RUN_SLOW_FACTOR: positiveNumber({
    default: HEALTH.slowFactor,
    desc: "A run is SLOW when it has not reported for this many times its usual interval.",
  }),
  RUN_SLOW_SECONDS: positiveNumber({
    default: HEALTH.slowAfterSeconds,
    desc: "Minimum number of seconds without a report after which a run is SLOW.",
  }),
  RUN_STALLED_SECONDS: positiveNumber({
    default: HEALTH.stalledAfterSeconds,
    desc: "Number of seconds without a report after which a run is STALLED.",
  }),
  RUN_LOST_SECONDS: positiveNumber({
    default: HEALTH.lostAfterSeconds,
    desc: "Number of seconds without a report after which a run is LOST and marked as failed.",
  }),
};
