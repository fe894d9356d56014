import type { JWTPayload } from "jose";
import { authenticate, changeUser, ensureUser, jwksKey, Role, type Viewer } from "../../src/identity";
import { testDatabase } from "../support/test-database";
import { type IdentityProvider, startIdentityProvider } from "./identity-provider";

const database = testDatabase();
let provider: IdentityProvider;

beforeAll(async () => {
  provider = await startIdentityProvider();
});

afterAll(() => provider.close());

let accounts = 0;

/** An account that no other test uses. */
function account() {
  accounts += 1;
  return { sub: `account-${accounts}`, email: `person${accounts}@example.com`, email_verified: true as unknown };
}

async function signIn(claims: JWTPayload, trustsUnverifiedEmail = false): Promise<Viewer> {
  const { issuer, audience, jwksUrl } = provider;
  const key = jwksKey(jwksUrl, { issuer, audience, trustsUnverifiedEmail });
  return authenticate(database.db, key, `Bearer ${await provider.sign(claims)}`);
}

const NOT_A_USER = "The token does not belong to a user of this server.";

describe("an address that the provider has not verified", () => {
  test.each([[undefined], [false], ["false"], [null], [1], ["yes"]])("is not trusted (%j)", async (verified) => {
    await expect(signIn({ ...account(), email_verified: verified })).rejects.toThrow(NOT_A_USER);
  });

  test.each([[true], ["true"]])("is trusted once it is verified (%j)", async (verified) => {
    const claims = { ...account(), email_verified: verified };
    expect((await signIn(claims)).user).toMatchObject({ email: claims.email, role: Role.USER });
  });

  test("is trusted if the setting says so", async () => {
    const { email_verified: _, ...claims } = account();
    expect((await signIn(claims, true)).user.email).toBe(claims.email);
  });
});

describe("a user", () => {
  test("is bound to the first account: another one with the same address is refused", async () => {
    const claims = account();
    const { id } = await signIn(claims);
    await expect(signIn({ ...claims, sub: "somebody else" })).rejects.toThrow(NOT_A_USER);
    expect((await signIn(claims)).id).toBe(id);
  });

  test("is found by the account when the address has changed, is gone or is not verified", async () => {
    const { email, ...claims } = account();
    const { id } = await signIn({ ...claims, email });
    expect((await signIn({ ...claims, email: `new-${email}` })).id).toBe(id);
    expect((await signIn({ sub: claims.sub })).id).toBe(id);
    expect((await signIn({ ...claims, email, email_verified: false })).id).toBe(id);
  });

  test("who existed before is bound by the address, with the role that was given", async () => {
    const claims = account();
    const existing = await ensureUser(database.db, { email: claims.email, role: Role.SERVICE });
    expect(await signIn(claims)).toMatchObject({ id: existing.id, role: Role.SERVICE });
  });

  test("is created and bound once by concurrent requests of two accounts", async () => {
    const claims = account();
    const subjects = Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? claims.sub : `${claims.sub}-other`));
    const results = await Promise.allSettled(subjects.map((sub) => signIn({ ...claims, sub })));
    const bound = subjects.filter((_, index) => results[index]?.status === "fulfilled");
    expect(bound).toHaveLength(4);
    expect(new Set(bound).size).toBe(1);
    const rows = await database.sql("select subject from identity.users where email = $1", [claims.email]);
    expect(rows).toEqual([{ subject: bound[0] }]);
  });
});

describe("an address that folds onto another user's", () => {
  test.each([
    ["full-width letters", "person@example.com", "ｐｅｒｓｏｎ@example.com"],
    ["the Kelvin sign", "kate@example.com", "\u212Aate@example.com"],
    ["a ligature", "office@example.com", "oﬃce@example.com"],
    ["a composed letter", "jose\u0301@example.com", "jos\u00e9@example.com"],
  ])("is refused: %s", async (_, email, lookalike) => {
    await ensureUser(database.db, { email });
    await expect(signIn({ ...account(), email: lookalike })).rejects.toThrow(NOT_A_USER);
    await expect(ensureUser(database.db, { email: lookalike })).rejects.toThrow("looks like that of another user");
  });

  test("capital letters and space around an address are the same user", async () => {
    const user = await ensureUser(database.db, { email: "same@example.com" });
    expect((await ensureUser(database.db, { email: " Same@Example.COM " })).id).toBe(user.id);
  });
});

describe("a token", () => {
  test("needs an expiry", async () => {
    await expect(signIn({ ...account(), exp: undefined })).rejects.toThrow("The token is invalid");
  });

  test("needs a subject", async () => {
    await expect(signIn({ ...account(), sub: undefined })).rejects.toThrow(NOT_A_USER);
  });

  test("is refused after the user's tokens were revoked, a later one is accepted", async () => {
    const claims = account();
    await signIn(claims);
    await changeUser(database.db, { email: claims.email, role: null, isActive: null, revokesTokens: true });
    await expect(signIn(claims)).rejects.toThrow("was revoked");
    await expect(signIn({ ...claims, iat: undefined })).rejects.toThrow("was revoked");
    const later = Math.floor(Date.now() / 1000) + 2;
    expect((await signIn({ ...claims, iat: later })).user.email).toBe(claims.email);
  });
});

describe("an account", () => {
  test("of a user who is locked out is refused until the user is let in again", async () => {
    const claims = account();
    await signIn(claims);
    const change = { email: claims.email.toUpperCase(), role: null, revokesTokens: false };
    expect(await changeUser(database.db, { ...change, isActive: false })).toMatchObject({ isActive: false });
    await expect(signIn(claims)).rejects.toThrow("locked out");
    await changeUser(database.db, { ...change, isActive: true });
    expect((await signIn(claims)).role).toBe(Role.USER);
  });

  test("of nobody cannot be changed", async () => {
    const change = { email: "nobody@example.com", role: null, isActive: false, revokesTokens: false };
    expect(await changeUser(database.db, change)).toBeNull();
  });
});
