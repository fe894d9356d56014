import { errors, type JWTPayload } from "jose";
import type { EntityManager } from "typeorm";
import { isUuid } from "../platform/uuid";
import { ensureUser } from "./ensure-user";
import type { Role } from "./role.enum";
import { type TokenKey, verifyToken } from "./token-key";
import { User } from "./user.entity";
import type { Viewer } from "./viewer";

/** The request cannot be attributed to a user. The message gives the reason and is safe to show to the client. */
export class AuthenticationError extends Error {
  override readonly name = "AuthenticationError";
}

/**
 * Authenticates the sender of an `Authorization` header. Tokens that we sign name a user id. Tokens of an identity
 * provider name an e-mail address; an unknown address is registered with the role USER. The role always comes from the
 * users table, never from a token.
 */
export async function authenticate(
  db: EntityManager,
  key: TokenKey,
  authorization: string | undefined,
): Promise<Viewer> {
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? "")?.[1];
  if (token === undefined)
    throw new AuthenticationError("A token is required: send the header Authorization: Bearer <token>.");
  const user = await findUser(db, key, await verifyClaims(key, token));
  if (user === null) throw new AuthenticationError("The token does not belong to a user of this server.");
  if (!user.isActive) throw new AuthenticationError("This user is locked out; contact an administrator.");
  return viewerOf(user);
}

export function viewerOf(user: User): Viewer {
  return { id: user.id, role: user.role as Role, user };
}

async function verifyClaims(key: TokenKey, token: string): Promise<JWTPayload> {
  try {
    return await verifyToken(key, token);
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new AuthenticationError("The token has expired; request a new one.");
    if (error instanceof errors.JOSEError && !isProviderFailure(error)) {
      throw new AuthenticationError("The token is invalid or was not issued for this server.");
    }
    throw error;
  }
}

/** Whether the identity provider failed to return its keys. The token may then be valid or not. */
function isProviderFailure({ code }: errors.JOSEError): boolean {
  return [errors.JWKSTimeout.code, errors.JWKSInvalid.code, errors.JOSEError.code].includes(code);
}

async function findUser(db: EntityManager, key: TokenKey, claims: JWTPayload): Promise<User | null> {
  if (key.kind === "secret") {
    if (claims.sub === undefined || !isUuid(claims.sub)) return null;
    return db.findOne(User, { comment: "authenticate", where: { id: claims.sub } });
  }
  const { email, email_verified: isVerified, name } = claims;
  // An address that the provider has not verified could belong to anyone.
  if (typeof email !== "string" || !isEmailAddress(email) || isVerified === false) return null;
  return ensureUser(db, { email, ...(typeof name === "string" && isDisplayable(name) ? { fullName: name } : {}) });
}

/** Requires a dot in the domain, so that no provider can issue a token for the local user, `local@localhost`. */
function isEmailAddress(text: string): boolean {
  return text.length <= 320 && /^[^\s@\p{C}]+@[^\s@\p{C}]+\.[^\s@\p{C}]+$/u.test(text);
}

function isDisplayable(name: string): boolean {
  return name.trim() !== "" && name.length <= 200 && !/\p{C}/u.test(name);
}
