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
import { type Settings, SettingsError } from "./settings";

const LOOPBACK = new Set(["127.0.0.1", "[::1]", "::1", "localhost"]);

/**
 * How requests are tied to users. Without a key, and only where API and database are both on this machine and out of
 * others' reach, everyone is the local user, an ADMIN; anywhere else the server refuses to start without a key.
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
  log.warn("No token key is set: everyone on this machine is signed in as the local user, an ADMIN.");
  return async ({ host }) => {
    refuseForeignHost(host);
    return viewerOf(local);
  };
}

/** A web page may have its own name lead to this machine: then its scripts speak to us, from the user's browser. */
function refuseForeignHost(host = ""): void {
  const name = host.replace(/:\d+$/, "");
  if (LOOPBACK.has(name)) return;
  throw new AuthenticationError("Without a token key the server answers under localhost and 127.0.0.1 only.");
}

/** Refuses a configuration in which strangers would be let in. */
export function refuseOpenServer(settings: Settings): void {
  if (tokenKeyOf(settings) !== null) return;
  const databaseHost = settings.databaseUrl === null ? "localhost" : new URL(settings.databaseUrl).hostname;
  const reasons = [
    ...(LOOPBACK.has(settings.host) ? [] : [`it would listen on ${settings.host}, which others can reach`]),
    ...(LOOPBACK.has(databaseHost) ? [] : [`it would serve the database on ${databaseHost}`]),
  ];
  if (reasons.length === 0) return;
  throw new SettingsError(`Set AUTH_SECRET or AUTH_JWKS_URL: without a token key ${reasons.join(" and ")}.`);
}

function tokenKeyOf({ authSecret, jwksUrl, tokenClaims }: Settings): TokenKey | null {
  if (authSecret !== null) return secretKey(authSecret);
  return jwksUrl === null ? null : jwksKey(jwksUrl, tokenClaims);
}
