import { DEFAULT_ONBOARDING_SETTINGS } from "../../market";
import { DEFAULT_HEALTH_THRESHOLDS } from "../../runs";

export type Environment = Readonly<Record<string, string | undefined>>;

/** Finds settings that are valid on their own but not together. Returns one line for each conflict. */
export function settingConflicts(environment: Environment): string[] {
  const { AUTH_SECRET, AUTH_JWKS_URL, AUTH_ISSUER, AUTH_AUDIENCE, PRICE_PROVIDER, PRICE_CSV_DIR } = environment;
  const conflicts: string[] = [];
  if (environment.MIGRATION_DATABASE_URL && !environment.DATABASE_URL) {
    conflicts.push("DATABASE_URL: is required with MIGRATION_DATABASE_URL");
  }
  if (AUTH_SECRET && AUTH_JWKS_URL) conflicts.push("AUTH_SECRET, AUTH_JWKS_URL: set one of them, not both");
  // Every website could then use the API as the local ADMIN of whoever visits it.
  if (environment.CORS_ORIGINS?.includes("*") && !(AUTH_SECRET || AUTH_JWKS_URL)) {
    conflicts.push("CORS_ORIGINS: may contain * only with AUTH_SECRET or AUTH_JWKS_URL");
  }
  // An identity provider signs the tokens of many services with the same keys.
  if (AUTH_JWKS_URL && !(AUTH_ISSUER && AUTH_AUDIENCE)) {
    conflicts.push("AUTH_ISSUER, AUTH_AUDIENCE: both are required with AUTH_JWKS_URL");
  }
  // Whoever can change the keys on their way can sign in as anybody.
  if (AUTH_JWKS_URL?.startsWith("http://") && !isLoopback(AUTH_JWKS_URL)) {
    conflicts.push("AUTH_JWKS_URL: must begin with https://, except for a server on this machine");
  }
  if (PRICE_PROVIDER === "csv" && !PRICE_CSV_DIR) conflicts.push("PRICE_CSV_DIR: is required with PRICE_PROVIDER=csv");
  const queueLimit = Number(environment.ONBOARDING_QUEUE_LIMIT ?? DEFAULT_ONBOARDING_SETTINGS.queueLimit);
  if (Number(environment.ONBOARDING_USER_LIMIT) > queueLimit) {
    conflicts.push("ONBOARDING_USER_LIMIT: must not exceed ONBOARDING_QUEUE_LIMIT");
  }
  const { slowAfterSeconds, stalledAfterSeconds, lostAfterSeconds } = DEFAULT_HEALTH_THRESHOLDS;
  const slow = Number(environment.RUN_SLOW_SECONDS ?? slowAfterSeconds);
  const stalled = Number(environment.RUN_STALLED_SECONDS ?? stalledAfterSeconds);
  const lost = Number(environment.RUN_LOST_SECONDS ?? lostAfterSeconds);
  if (slow > stalled) conflicts.push("RUN_STALLED_SECONDS: must not be less than RUN_SLOW_SECONDS");
  if (stalled > lost) conflicts.push("RUN_LOST_SECONDS: must not be less than RUN_STALLED_SECONDS");
  return conflicts;
}

function isLoopback(url: string): boolean {
  return URL.canParse(url) && ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);
}
