import { errors, type JWTPayload } from "jose";
import type { EntityManager } from "typeorm";
import { isUuid } from "../platform/uuid";
import { findIdentity } from "./find-identity";
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
 * provider name an account, which is bound to a user when it is first seen; an unknown address is registered with the
 * role USER. The role always comes from the users table, never from a token.
 */
export async function authenticate(
  db: EntityManager,
  key: TokenKey,
  authorization: string | undefined,
): Promise<Viewer> {
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? "")?.[1];
  if (token === undefined)
    throw new AuthenticationError("A token is required: send the header Authorization: Bearer <token>.");
  const claims = await verifyClaims(key, token);
  const user = await findUser(db, key, claims);
  if (user === null) throw new AuthenticationError("The token does not belong to a user of this server.");
  if (!user.isActive) throw new AuthenticationError("This user is locked out; contact an administrator.");
  if (isRevoked(user, claims)) throw new AuthenticationError("The token was revoked; request a new one.");
  return viewerOf(user);
}

/** Times in tokens are whole seconds, so a token of the second in which tokens were revoked is refused too. */
function isRevoked({ tokensValidAfter }: User, { iat }: JWTPayload): boolean {
  return tokensValidAfter !== null && !(iat !== undefined && iat > Math.floor(tokensValidAfter.getTime() / 1000));
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
  const { iss: issuer, sub: subject, email, email_verified: verified, name } = claims;
  // PostgreSQL cannot store every text that a token can contain.
  if (!issuer || !subject || !isDisplayable(subject)) return null;
  // An address that the provider has not verified could belong to anyone.
  const isVerified = verified === true || verified === "true" || key.claims.trustsUnverifiedEmail;
  const isUsable = typeof email === "string" && isEmailAddress(email) && isVerified;
  const fullName = typeof name === "string" && isDisplayable(name) ? name : undefined;
  return findIdentity(db, { issuer, subject, email: isUsable ? email : null, ...(fullName && { fullName }) });
}

/** Requires a dot in the domain, so that no provider can issue a token for the local user, `local@localhost`. */
function isEmailAddress(text: string): boolean {
  return text.length <= 320 && /^[^\s@\p{C}]+@[^\s@\p{C}]+\.[^\s@\p{C}]+$/u.test(text);
}

function isDisplayable(name: string): boolean {
  return name.trim() !== "" && name.length <= 200 && !/\p{C}/u.test(name);
}
