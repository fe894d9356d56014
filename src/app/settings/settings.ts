import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseEnv } from "node:util";
import { type CleanedEnv, cleanEnv, type ReporterOptions } from "envalid";
import { DEFAULT_ONBOARDING_SETTINGS, type OnboardingSettings } from "../../market";
import { OperatorError } from "../../platform/operator-error";
import type { Quotas } from "../../platform/quotas/quotas";
import type { HealthThresholds } from "../../runs";
import { type Environment, settingConflicts } from "./setting-conflicts";
import { SETTINGS } from "./setting-definitions";

type Values = CleanedEnv<typeof SETTINGS>;

/** An invalid setting. The message names it and says which values are valid. */
export class SettingsError extends OperatorError {
  override readonly name = "SettingsError";
}

export type Settings = ReturnType<typeof readSettings>;

/** Whether npm started this process, with a shell in between. */
export function isStartedByNpm(environment: Environment = process.env): boolean {
  return environment.npm_lifecycle_event !== undefined;
}

const PROJECT = resolve(__dirname, "../../..");

/**
 * The variables of this process, completed by those of the file of ENV_FILE, or of `.env` in the project if there is
 * one. Variables that are set win.
 */
export function readEnvironment(): Environment {
  const file = resolve(PROJECT, process.env.ENV_FILE || ".env");
  if (!process.env.ENV_FILE && !existsSync(file)) return process.env;
  try {
    return { ...parseEnv(readFileSync(file, "utf8")), ...withoutEmpty(process.env) };
  } catch (error) {
    throw new SettingsError(`Invalid settings:\n  ENV_FILE: ${file} cannot be read: ${(error as Error).message}`);
  }
}

/** Reads and validates all settings. Throws one `SettingsError` that lists every invalid setting. */
export function readSettings(environment: Environment = readEnvironment()) {
  const present = withoutEmpty(environment);
  const values: Values = cleanEnv(present, SETTINGS, { reporter: ({ errors }) => throwIfInvalid(errors, present) });
  return {
    port: values.PORT,
    host: values.HOST,
    corsOrigins: values.CORS_ORIGINS,
    ...databaseSettings(values),
    ...authenticationSettings(values),
    evaluation: { size: values.EVALUATION_THREADS, timeoutMs: values.EVALUATION_SECONDS * 1000 },
    validation: {
      size: values.VALIDATORS,
      timeoutMs: values.VALIDATION_SECONDS * 1000,
      memoryMb: values.VALIDATION_MEMORY_MB,
    },
    draftKey: orNull(values.BUILDER_ENCRYPTION_KEY),
    logLevel: values.LOG_LEVEL,
    sampleSymbols: values.SAMPLE_SYMBOLS,
    loadsSamples: values.SAMPLE_PRICES === "on" || (values.SAMPLE_PRICES === "auto" && values.DATABASE_URL === ""),
    prices: priceSettings(values),
    onboarding: onboardingSettings(values),
    workerConcurrency: values.WORKER_CONCURRENCY,
    runsWorker: values.RUN_WORKER === "on",
    health: healthThresholds(values),
    quotas: quotas(values),
  };
}

/** An empty variable counts as unset, because compose files and CI systems often cannot leave one out. */
function withoutEmpty(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ""));
}

function databaseSettings(values: Values) {
  return {
    dataDir: resolve(values.DATA_DIR || resolve(PROJECT, ".data")),
    isDefaultDataDir: values.DATA_DIR === "",
    databaseUrl: orNull(values.DATABASE_URL),
    migrationDatabaseUrl: orNull(values.MIGRATION_DATABASE_URL),
    poolSize: values.DATABASE_POOL_SIZE,
    statementTimeoutMs: values.STATEMENT_TIMEOUT_SECONDS * 1000,
    lockTimeoutMs: values.LOCK_TIMEOUT_SECONDS * 1000,
    connectionTimeoutMs: values.CONNECTION_TIMEOUT_SECONDS * 1000,
    stopDelayMs: values.STOP_DELAY_SECONDS * 1000,
    maxConnections: values.MAX_CONNECTIONS,
    maxRequestsPerUser: values.MAX_REQUESTS_PER_USER,
  };
}

function authenticationSettings(values: Values) {
  return {
    authSecret: orNull(values.AUTH_SECRET),
    jwksUrl: orNull(values.AUTH_JWKS_URL),
    tokenClaims: {
      issuer: values.AUTH_ISSUER,
      audience: values.AUTH_AUDIENCE,
      trustsUnverifiedEmail: values.AUTH_EMAIL_VERIFIED === "ignored",
    },
  };
}

function priceSettings(values: Values) {
  return {
    kind: values.PRICE_PROVIDER,
    timeoutMs: values.PRICE_TIMEOUT_SECONDS * 1000,
    ...(values.PRICE_CSV_DIR !== "" && { csvDir: resolve(values.PRICE_CSV_DIR) }),
    ...(values.PRICE_YAHOO_URL !== "" && { yahooUrl: values.PRICE_YAHOO_URL }),
  };
}

function onboardingSettings(values: Values): OnboardingSettings {
  return {
    ...DEFAULT_ONBOARDING_SETTINGS,
    concurrency: values.ONBOARDING_CONCURRENCY,
    queueLimit: values.ONBOARDING_QUEUE_LIMIT,
    userLimit: values.ONBOARDING_USER_LIMIT ?? Math.ceil(values.ONBOARDING_QUEUE_LIMIT / 2),
    dailyLimit: values.ONBOARDING_DAILY_LIMIT,
    maxAttempts: values.ONBOARDING_MAX_ATTEMPTS,
    backoffSeconds: values.ONBOARDING_BACKOFF_SECONDS,
    leaseSeconds: values.ONBOARDING_LEASE_SECONDS,
    phaseSeconds: values.ONBOARDING_PHASE_SECONDS,
    agingSeconds: values.ONBOARDING_AGING_SECONDS,
  };
}

function quotas(values: Values): Quotas {
  return {
    runs: values.MAX_RUNS_PER_USER,
    activeRuns: values.MAX_ACTIVE_RUNS_PER_USER,
    holdings: values.MAX_HOLDINGS_PER_USER,
    strategies: values.MAX_STRATEGIES_PER_USER,
    versionsOfStrategy: values.MAX_VERSIONS_PER_STRATEGY,
    drafts: values.MAX_DRAFTS_PER_USER,
    generations: values.MAX_GENERATIONS_PER_USER,
  };
}

function healthThresholds(values: Values): HealthThresholds {
  return {
    slowFactor: values.RUN_SLOW_FACTOR,
    slowAfterSeconds: values.RUN_SLOW_SECONDS,
    stalledAfterSeconds: values.RUN_STALLED_SECONDS,
    lostAfterSeconds: values.RUN_LOST_SECONDS,
  };
}

function orNull(value: string): string | null {
  return value === "" ? null : value;
}

function throwIfInvalid(errors: ReporterOptions<typeof SETTINGS>["errors"], environment: Environment): void {
  const invalid = Object.entries(errors).map(([name, error]) => `${name}: ${(error as Error).message}`);
  const problems = [...invalid, ...settingConflicts(environment)];
  if (problems.length > 0) throw new SettingsError(`Invalid settings:\n  ${problems.join("\n  ")}`);
}
