import { DEFAULT_ONBOARDING_SETTINGS } from "../market";
import { DEFAULT_HEALTH_THRESHOLDS } from "../runs";

export type Environment = Readonly<Record<string, string | undefined>>;

/** What is wrong among settings that are right one by one, a line each. */
export function settingConflicts(given: Environment): string[] {
  const { AUTH_SECRET, AUTH_JWKS_URL, AUTH_ISSUER, AUTH_AUDIENCE, PRICE_PROVIDER, PRICE_CSV_DIR } = given;
  const wrong: string[] = [];
  if (AUTH_SECRET && AUTH_JWKS_URL) wrong.push("AUTH_SECRET, AUTH_JWKS_URL: set one of them, not both");
  // A provider signs the tokens of many services with the same keys.
  if (AUTH_JWKS_URL && !(AUTH_ISSUER && AUTH_AUDIENCE)) {
    wrong.push("AUTH_ISSUER, AUTH_AUDIENCE: both must be set with AUTH_JWKS_URL");
  }
  if (PRICE_PROVIDER === "csv" && !PRICE_CSV_DIR) wrong.push("PRICE_CSV_DIR: must be set with PRICE_PROVIDER=csv");
  const queueLimit = Number(given.ONBOARDING_QUEUE_LIMIT ?? DEFAULT_ONBOARDING_SETTINGS.queueLimit);
  if (Number(given.ONBOARDING_USER_LIMIT) > queueLimit) {
    wrong.push("ONBOARDING_USER_LIMIT: must not exceed ONBOARDING_QUEUE_LIMIT");
  }
  const { slowAfterSeconds, stalledAfterSeconds, lostAfterSeconds } = DEFAULT_HEALTH_THRESHOLDS;
  const slow = Number(given.RUN_SLOW_SECONDS ?? slowAfterSeconds);
  const stalled = Number(given.RUN_STALLED_SECONDS ?? stalledAfterSeconds);
  const lost = Number(given.RUN_LOST_SECONDS ?? lostAfterSeconds);
  if (slow > stalled) wrong.push("RUN_STALLED_SECONDS: must not be below RUN_SLOW_SECONDS");
  if (stalled > lost) wrong.push("RUN_LOST_SECONDS: must not be below RUN_STALLED_SECONDS");
  return wrong;
}
