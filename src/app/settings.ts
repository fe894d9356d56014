import { resolve } from "node:path";
import { cleanEnv, port, type ReporterOptions, str } from "envalid";
import { DEFAULT_ONBOARDING_SETTINGS, type OnboardingSettings, PROVIDER_KINDS } from "../market";
import { OperatorError } from "../platform/operator-error";
import { DEFAULT_HEALTH_THRESHOLDS, type HealthThresholds } from "../runs";
import { type Environment, settingConflicts } from "./setting-conflicts";
import { nonNegativeInteger, positiveInteger, positiveNumber, postgresUrl, secret, webUrl } from "./setting-validators";

/** A setting that cannot be used. The message names it and says what it takes. */
export class SettingsError extends OperatorError {
  override readonly name = "SettingsError";
}

const HEALTH = DEFAULT_HEALTH_THRESHOLDS;
const ONBOARDING = DEFAULT_ONBOARDING_SETTINGS;

/** Every setting there is: its check, its default and what it is for. The README's table is held against this. */
export const SETTINGS = {
  PORT: port({ default: 4000, desc: "Port of the API." }),
  HOST: str({
    default: "127.0.0.1",
    desc: "Address the API listens on; any but a loopback address needs a token key.",
  }),
  DATA_DIR: str({ default: "", desc: "Folder of the embedded PostgreSQL; `.data` in the project when left out." }),
  DATABASE_URL: postgresUrl({
    default: "",
    desc: "A PostgreSQL (15 or later) of one's own instead of the embedded one.",
  }),
  DATABASE_POOL_SIZE: positiveInteger({
    default: 20,
    desc: "Database connections of one process, besides 4 of the job queue.",
  }),
  AUTH_SECRET: secret({
    default: "",
    desc: "Secret (32 characters or more) that tokens of `npm run token` are signed with.",
  }),
  AUTH_JWKS_URL: webUrl({ default: "", desc: "URL of an identity provider's keys, instead of AUTH_SECRET." }),
  AUTH_ISSUER: str({ default: "", desc: "Issuer that a provider's tokens must name; needed with AUTH_JWKS_URL." }),
  AUTH_AUDIENCE: str({ default: "", desc: "Audience that a provider's tokens must name; needed with AUTH_JWKS_URL." }),
  BUILDER_ENCRYPTION_KEY: secret({ default: "", desc: "Secret (32 or more characters) to encrypt sensitive values." }),
  VALIDATORS: positiveInteger({
    default: 2,
    desc: "Processes kept ready to validate Python; one is used at a time for each.",
  }),
  VALIDATION_SECONDS: positiveNumber({
    default: 10,
    desc: "Processor time that a validation may take, and three times as long by the clock.",
  }),
  VALIDATION_MEMORY_MB: nonNegativeInteger({ default: 512, desc: "Memory that a validation may take." }),
  LOG_LEVEL: str({
    default: "info",
    choices: ["trace", "debug", "info", "warn", "error", "silent"],
    desc: "Least level that is logged.",
  }),
  SAMPLE_SYMBOLS: nonNegativeInteger({
    default: 500,
    desc: "Made-up symbols (SYN0001 …) loaded beside AAPL and ^GSPC at start.",
  }),
  SAMPLE_PRICES: str({
    default: "auto",
    choices: ["auto", "on", "off"],
    desc: "Load sample prices at start: `auto` does so in the embedded database only.",
  }),
  PRICE_PROVIDER: str({
    default: "sample",
    choices: [...PROVIDER_KINDS],
    desc: "Where prices of new symbols come from, and of all symbols each day.",
  }),
  PRICE_CSV_DIR: str({ default: "", desc: "Folder of the `csv` provider." }),
  PRICE_YAHOO_URL: webUrl({
    default: "",
    desc: "Another server that the `yahoo` provider asks, such as a proxy; Yahoo's own when left out.",
  }),
  PRICE_TIMEOUT_SECONDS: positiveNumber({ default: 10, desc: "How long a price provider may take to answer." }),
  ONBOARDING_CONCURRENCY: positiveInteger({
    default: ONBOARDING.concurrency,
    desc: "Symbols one worker process onboards at a time.",
  }),
  ONBOARDING_QUEUE_LIMIT: positiveInteger({
    default: ONBOARDING.queueLimit,
    desc: "Onboardings that may wait or be under way.",
  }),
  ONBOARDING_USER_LIMIT: positiveInteger({
    default: undefined,
    desc: "How many of them may be one USER's; half of them when left out.",
  }),
  ONBOARDING_MAX_ATTEMPTS: positiveInteger({
    default: ONBOARDING.maxAttempts,
    desc: "Attempts before an onboarding is given up.",
  }),
  ONBOARDING_BACKOFF_SECONDS: positiveNumber({
    default: ONBOARDING.backoffSeconds,
    desc: "Wait before a second attempt; doubles.",
  }),
  ONBOARDING_LEASE_SECONDS: positiveNumber({
    default: ONBOARDING.leaseSeconds,
    desc: "Silence after which a worker is dead.",
  }),
  ONBOARDING_PHASE_SECONDS: positiveNumber({
    default: ONBOARDING.phaseSeconds,
    desc: "Time a phase may take before it is given up.",
  }),
  ONBOARDING_AGING_SECONDS: positiveNumber({
    default: ONBOARDING.agingSeconds,
    desc: "Wait that lifts a job by one priority.",
  }),
  WORKER_CONCURRENCY: positiveInteger({ default: 2, desc: "Chunks of runs that one worker process does at a time." }),
  RUN_WORKER: str({
    default: "on",
    choices: ["on", "off"],
    desc: "Whether `npm start` also works on background jobs.",
  }),
  RUN_SLOW_FACTOR: positiveNumber({ default: HEALTH.slowFactor, desc: "A run is SLOW after this many usual gaps." }),
  RUN_SLOW_SECONDS: positiveNumber({
    default: HEALTH.slowAfterSeconds,
    desc: "A run is not SLOW before this many seconds.",
  }),
  RUN_STALLED_SECONDS: positiveNumber({
    default: HEALTH.stalledAfterSeconds,
    desc: "A run is STALLED after this silence.",
  }),
  RUN_LOST_SECONDS: positiveNumber({
    default: HEALTH.lostAfterSeconds,
    desc: "A run is LOST, and failed, after this silence.",
  }),
};

export type Settings = ReturnType<typeof readSettings>;

/** Reads and checks all settings at once; throws one `SettingsError` that names each that is wrong. */
export function readSettings(environment: Environment = process.env) {
  // An empty variable means the same as none: that is how compose files and CI leave one out.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
  const checked = cleanEnv(given, SETTINGS, { reporter: ({ errors }) => throwIfInvalid(errors, given) });
  const health: HealthThresholds = {
    slowFactor: checked.RUN_SLOW_FACTOR,
    slowAfterSeconds: checked.RUN_SLOW_SECONDS,
    stalledAfterSeconds: checked.RUN_STALLED_SECONDS,
    lostAfterSeconds: checked.RUN_LOST_SECONDS,
  };
  const onboarding: OnboardingSettings = {
    ...ONBOARDING,
    concurrency: checked.ONBOARDING_CONCURRENCY,
    queueLimit: checked.ONBOARDING_QUEUE_LIMIT,
    userLimit: checked.ONBOARDING_USER_LIMIT ?? Math.ceil(checked.ONBOARDING_QUEUE_LIMIT / 2),
    maxAttempts: checked.ONBOARDING_MAX_ATTEMPTS,
    backoffSeconds: checked.ONBOARDING_BACKOFF_SECONDS,
    leaseSeconds: checked.ONBOARDING_LEASE_SECONDS,
    phaseSeconds: checked.ONBOARDING_PHASE_SECONDS,
    agingSeconds: checked.ONBOARDING_AGING_SECONDS,
  };
  return {
    port: checked.PORT,
    host: checked.HOST,
    dataDir: resolve(checked.DATA_DIR || resolve(__dirname, "../../.data")),
    isDefaultDataDir: checked.DATA_DIR === "",
    databaseUrl: checked.DATABASE_URL === "" ? null : checked.DATABASE_URL,
    poolSize: checked.DATABASE_POOL_SIZE,
    authSecret: checked.AUTH_SECRET === "" ? null : checked.AUTH_SECRET,
    jwksUrl: checked.AUTH_JWKS_URL === "" ? null : checked.AUTH_JWKS_URL,
    tokenClaims: { issuer: checked.AUTH_ISSUER, audience: checked.AUTH_AUDIENCE },
    validation: {
      size: checked.VALIDATORS,
      timeoutMs: checked.VALIDATION_SECONDS * 1000,
      memoryMb: checked.VALIDATION_MEMORY_MB,
    },
    draftKey: checked.BUILDER_ENCRYPTION_KEY === "" ? null : checked.BUILDER_ENCRYPTION_KEY,
    logLevel: checked.LOG_LEVEL,
    sampleSymbols: checked.SAMPLE_SYMBOLS,
    loadsSamples: checked.SAMPLE_PRICES === "on" || (checked.SAMPLE_PRICES === "auto" && checked.DATABASE_URL === ""),
    prices: {
      kind: checked.PRICE_PROVIDER,
      timeoutMs: checked.PRICE_TIMEOUT_SECONDS * 1000,
      ...(checked.PRICE_CSV_DIR === "" ? {} : { csvDir: resolve(checked.PRICE_CSV_DIR) }),
      ...(checked.PRICE_YAHOO_URL === "" ? {} : { yahooUrl: checked.PRICE_YAHOO_URL }),
    },
    onboarding,
    workerConcurrency: checked.WORKER_CONCURRENCY,
    runsWorker: checked.RUN_WORKER === "on",
    health,
  };
}

function throwIfInvalid(errors: ReporterOptions<typeof SETTINGS>["errors"], given: Environment): void {
  const alone = Object.entries(errors).map(([name, error]) => `${name}: ${(error as Error).message}`);
  const wrong = [...alone, ...settingConflicts(given)];
  if (wrong.length > 0) throw new SettingsError(`These settings cannot be used:\n  ${wrong.join("\n  ")}`);
}
