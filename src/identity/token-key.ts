import { createRemoteJWKSet, type JWTPayload, jwtVerify, SignJWT } from "jose";

const ISSUER = "stratagraph";

/** Where trust in tokens comes from: a secret shared with `npm run token`, or an identity provider's published keys. */
export type TokenKey =
  | { readonly kind: "secret"; readonly secret: Uint8Array }
  | { readonly kind: "jwks"; readonly keys: ReturnType<typeof createRemoteJWKSet>; readonly claims: TokenClaims };

/** What a provider's tokens must say, since its keys sign for other services too. */
export interface TokenClaims {
  readonly issuer: string;
  readonly audience: string;
}

export function secretKey(secret: string): TokenKey {
  return { kind: "secret", secret: new TextEncoder().encode(secret) };
}

export function jwksKey(url: string, claims: TokenClaims): TokenKey {
  return { kind: "jwks", keys: createRemoteJWKSet(new URL(url)), claims };
}

/** Checks signature, expiry and issuer; throws jose's error when anything is off. */
export async function verifyToken(key: TokenKey, token: string): Promise<JWTPayload> {
  const { payload } =
    key.kind === "secret"
      ? await jwtVerify(token, key.secret, { issuer: ISSUER, algorithms: ["HS256"] })
      : await jwtVerify(token, key.keys, { ...key.claims, requiredClaims: ["exp"] });
  return payload;
}

/** A signed token for a user; `lifetime` as in `30d`. */
export function signToken(secret: string, userId: string, lifetime: string): Promise<string> {
  return new SignJWT()
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer(ISSUER)
    .setSubject(userId)
    .setIssuedAt()
    .setExpirationTime(lifetime)
    .sign(new TextEncoder().encode(secret));
}
