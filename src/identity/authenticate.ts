import { errors, type JWTPayload } from "jose";
import type { EntityManager } from "typeorm";
import { isUuid } from "../platform/uuid";
import { ensureUser } from "./ensure-user";
import type { Role } from "./role.enum";
import { type TokenKey, verifyToken } from "./token-key";
import { User } from "./user.entity";
import type { Viewer } from "./viewer";

/** The request cannot be tied to a user. The message says why and is safe to show. */
export class AuthenticationError extends Error {
  override readonly name = "AuthenticationError";
}

/**
 * Who sends this `Authorization` header. Our own tokens name a user id; an identity provider's tokens name an e-mail
 * address, and a user with role USER is made at first sight. The role always comes from our table, never from a token.
 */
export async function authenticate(
  db: EntityManager,
  key: TokenKey,
  authorization: string | undefined,
): Promise<Viewer> {
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? "")?.[1];
  if (token === undefined) throw new AuthenticationError("Send a token: Authorization: Bearer <token>.");
  const user = await userOf(db, key, await claimsOf(key, token));
  if (user === null) throw new AuthenticationError("The token names no user of this server.");
  if (!user.isActive) throw new AuthenticationError("This user is locked out.");
  return viewerOf(user);
}

export function viewerOf(user: User): Viewer {
  return { id: user.id, role: user.role as Role, user };
}

async function claimsOf(key: TokenKey, token: string): Promise<JWTPayload> {
  try {
    return await verifyToken(key, token);
  } catch (error) {
    if (error instanceof errors.JWTExpired) throw new AuthenticationError("The token has expired.");
    if (error instanceof errors.JOSEError && !isProviderFailure(error)) {
      throw new AuthenticationError("The token is not valid here.");
    }
    throw error;
  }
}

/** Did the provider not give its keys? Then nothing is known of the token. */
function isProviderFailure({ code }: errors.JOSEError): boolean {
  return [errors.JWKSTimeout.code, errors.JWKSInvalid.code, errors.JOSEError.code].includes(code);
}

async function userOf(db: EntityManager, key: TokenKey, claims: JWTPayload): Promise<User | null> {
  if (key.kind === "secret") {
    return claims.sub !== undefined && isUuid(claims.sub) ? db.findOneBy(User, { id: claims.sub }) : null;
  }
  const { email, email_verified: isVerified, name } = claims;
  // An address that its provider has not checked could be anybody's.
  if (typeof email !== "string" || !isEmailAddress(email) || isVerified === false) return null;
  return ensureUser(db, { email, ...(typeof name === "string" && isDisplayable(name) ? { fullName: name } : {}) });
}

/** With a dot in its domain: the local user of a server without a key, `local@localhost`, is nobody's at a provider. */
function isEmailAddress(text: string): boolean {
  return text.length <= 320 && /^[^\s@\p{C}]+@[^\s@\p{C}]+\.[^\s@\p{C}]+$/u.test(text);
}

function isDisplayable(name: string): boolean {
  return name.trim() !== "" && name.length <= 200 && !/\p{C}/u.test(name);
}
