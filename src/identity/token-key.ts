import { createRemoteJWKSet, type JWTPayload, jwtVerify, SignJWT } from "jose";

const ISSUER = "stratagraph";

/** The key that tokens are verified with: a secret shared with `npm run token`, or an identity provider's published keys. */
export type TokenKey =
  | { readonly kind: "secret"; readonly secret: Uint8Array }
  | { readonly kind: "jwks"; readonly keys: ReturnType<typeof createRemoteJWKSet>; readonly claims: TokenClaims };

/** Claims that a provider's tokens must contain, because its keys also sign tokens for other services. */
export interface TokenClaims {
  readonly issuer: string;
  readonly audience: string;
  /** For providers that never say whether they have verified an address. */
  readonly trustsUnverifiedEmail: boolean;
}

export function secretKey(secret: string): TokenKey {
  return { kind: "secret", secret: new TextEncoder().encode(secret) };
}

export function jwksKey(url: string, claims: TokenClaims): TokenKey {
  return { kind: "jwks", keys: createRemoteJWKSet(new URL(url)), claims };
}

/** Verifies signature, expiry and issuer of a token and returns its claims; throws an error of jose if one is wrong. */
export async function verifyToken(key: TokenKey, token: string): Promise<JWTPayload> {
  const { issuer, audience } = key.kind === "jwks" ? key.claims : { issuer: ISSUER, audience: undefined };
  const { payload } =
    key.kind === "secret"
      ? await jwtVerify(token, key.secret, { issuer: ISSUER, algorithms: ["HS256"], requiredClaims: ["exp"] })
      : await jwtVerify(token, key.keys, { issuer, audience, requiredClaims: ["exp"] });
  return payload;
}

/** Signs a token for a user; `lifetime` is a duration such as `30d`. */
export function signToken(secret: string, userId: string, lifetime: string): Promise<string> {
  return new SignJWT()
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer(ISSUER)
    .setSubject(userId)
    .setIssuedAt()
    .setExpirationTime(lifetime)
    .sign(new TextEncoder().encode(secret));
}
