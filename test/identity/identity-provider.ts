import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";

export interface IdentityProvider {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
  /** Signs a token of an account; claims that are undefined are left out. */
  sign(claims: JWTPayload): Promise<string>;
  close(): Promise<void>;
}

/** An identity provider on this machine, which serves its public key and signs tokens. */
export async function startIdentityProvider(): Promise<IdentityProvider> {
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const keys = JSON.stringify({ keys: [{ ...(await exportJWK(publicKey)), kid: "k1", alg: "RS256", use: "sig" }] });
  const server = createServer((_, response) => {
    response.setHeader("content-type", "application/json").end(keys);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const now = Math.floor(Date.now() / 1000);
  const standard = { iss: origin, aud: "stratagraph", iat: now, exp: now + 3600 };
  return {
    issuer: origin,
    audience: standard.aud,
    jwksUrl: `${origin}/keys`,
    sign: (claims) =>
      new SignJWT({ ...standard, ...claims }).setProtectedHeader({ alg: "RS256", kid: "k1" }).sign(privateKey),
    close: () => close(server),
  };
}

async function close(server: Server): Promise<void> {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
}
