import type { IncomingHttpHeaders } from "node:http";
import type { Logger } from "pino";
import type { EntityManager } from "typeorm";
import {
  AuthenticationError,
  authenticate,
  ensureUser,
  jwksKey,
  Role,
  secretKey,
  type TokenKey,
  type Viewer,
  viewerOf,
} from "../identity";
import { databaseHost } from "./database/database-place";
import { type Settings, SettingsError } from "./settings/settings";

const LOOPBACK = new Set(["127.0.0.1", "[::1]", "::1", "localhost"]);

/**
 * Returns the function that authenticates requests by their headers. Without a token key, every request is made by the
 * local user, an ADMIN. That is allowed only if the API and the database are accessible from this machine alone.
 *
 * @throws SettingsError when there is no token key although others can reach the API or the database.
 */
export async function makeAuthenticate(
  settings: Settings,
  db: EntityManager,
  log: Logger,
): Promise<(headers: IncomingHttpHeaders) => Promise<Viewer>> {
  const key = tokenKeyOf(settings);
  if (key !== null) return ({ authorization }) => authenticate(db, key, authorization);
  refuseOpenServer(settings);
  const local = await ensureUser(db, { email: "local@localhost", role: Role.ADMIN, fullName: "Local user" });
  log.warn("Neither AUTH_SECRET nor AUTH_JWKS_URL is set: everyone on this machine is signed in as a local ADMIN.");
  return async ({ host }) => {
    refuseForeignHost(host);
    return viewerOf(local);
  };
}

/**
 * Prevents DNS rebinding: a website can make its own host name resolve to 127.0.0.1, so that its scripts reach this
 * server from the user's browser.
 */
function refuseForeignHost(host = ""): void {
  const name = host.replace(/:\d+$/, "");
  if (LOOPBACK.has(name)) return;
  throw new AuthenticationError(
    "Without AUTH_SECRET or AUTH_JWKS_URL, only requests to localhost, 127.0.0.1 and [::1] are accepted.",
  );
}

/** Refuses settings that would let others use the API or the database without authentication. */
export function refuseOpenServer(settings: Settings): void {
  if (tokenKeyOf(settings) !== null) return;
  const host = settings.databaseUrl === null ? "localhost" : databaseHost(settings.databaseUrl);
  const isLocal = LOOPBACK.has(host) || host.startsWith("/");
  const reasons = [
    ...(LOOPBACK.has(settings.host) ? [] : [`the API listens on ${settings.host}`]),
    ...(isLocal ? [] : [`the database is on ${host}`]),
  ];
  if (reasons.length === 0) return;
  throw new SettingsError(
    `Set AUTH_SECRET or AUTH_JWKS_URL. Authentication is required because ${reasons.join(" and ")}.`,
  );
}

function tokenKeyOf({ authSecret, jwksUrl, tokenClaims }: Settings): TokenKey | null {
  if (authSecret !== null) return secretKey(authSecret);
  return jwksUrl === null ? null : jwksKey(jwksUrl, tokenClaims);
}
