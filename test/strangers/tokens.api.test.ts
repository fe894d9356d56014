import { SignJWT } from "jose";
import pino from "pino";
import { makeAuthenticate } from "../../src/app/make-authenticate";
import { readSettings } from "../../src/app/settings/settings";
import { Role, signToken } from "../../src/identity";
import { type Asker, TOKEN_SECRET, testApp } from "../support/test-app";
import type { Attempt } from "./attempt";
import { MUTATIONS, QUERIES } from "./operations";
import { fingerprints, insertOwned, type Owned } from "./owned-rows";

const app = testApp({ isOpen: false });
let owned: Owned;
let user: Asker;

beforeAll(async () => {
  owned = await insertOwned(app);
  user = await app.asker(Role.USER);
});

async function send(authorization: string | null, document = "{ viewer { id role } }", variables: object = {}) {
  const response = await fetch(`${app.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...(authorization !== null && { authorization }) },
    body: JSON.stringify({ query: document, variables }),
  });
  const body = (await response.json()) as {
    data?: Record<string, unknown> | null;
    errors?: { message: string; extensions: { code: string } }[];
  };
  return { status: response.status, ...body };
}

async function expectUnauthenticated(authorization: string | null, document?: string, variables?: object) {
  const { status, data, errors } = await send(authorization, document, variables);
  expect({ status, codes: errors?.map(({ extensions }) => extensions.code), data: data ?? null }).toEqual({
    status: 401,
    codes: ["UNAUTHENTICATED"],
    data: null,
  });
  return errors?.[0]?.message ?? "";
}

const base64url = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const inAnHour = () => Math.floor(Date.now() / 1000) + 3600;
const key = (secret: string) => new TextEncoder().encode(secret);

/** A valid token except for what a test changes. */
function token(change: { alg?: string; secret?: string; claims?: object; subject?: string; issuer?: string } = {}) {
  return new SignJWT({ ...change.claims })
    .setProtectedHeader({ alg: change.alg ?? "HS256" })
    .setIssuer(change.issuer ?? "stratagraph")
    .setSubject(change.subject ?? user.id)
    .setExpirationTime(inAnHour())
    .sign(key(change.secret ?? TOKEN_SECRET));
}

test("accepts a valid token, so that the tests below fail because of their change", async () => {
  expect(await send(`Bearer ${await token()}`)).toEqual({
    status: 200,
    data: { viewer: { id: user.id, role: "USER" } },
  });
});

describe("without a token", () => {
  test("every operation is rejected before it does anything", async () => {
    const before = await fingerprints(app, owned.owner.id, { withShared: true });
    const operations: [string, Attempt][] = [...Object.entries(QUERIES), ...Object.entries(MUTATIONS)];
    for (const [, { document, variables }] of operations) {
      await expectUnauthenticated(null, document, variables(owned));
      await expectUnauthenticated("Bearer wrong", document, variables(owned));
    }
    expect(await fingerprints(app, owned.owner.id, { withShared: true })).toEqual(before);
  });

  test("the schema is not visible either", async () => {
    await expectUnauthenticated(null, "{ __schema { queryType { name } } }");
  });

  test("the message says which header to send", async () => {
    expect(await expectUnauthenticated(null)).toContain("Authorization: Bearer");
  });
});

describe("rejects a token", () => {
  test("that never expires", async () => {
    const eternal = new SignJWT().setProtectedHeader({ alg: "HS256" }).setIssuer("stratagraph").setSubject(user.id);
    await expectUnauthenticated(`Bearer ${await eternal.sign(key(TOKEN_SECRET))}`);
  });

  test.each<[string, () => string | Promise<string>]>([
    ["that is not a JWT", () => "Bearer x"],
    ["that is empty", () => "Bearer "],
    ["of another scheme", () => `Basic ${Buffer.from("user:password").toString("base64")}`],
    ["that is followed by another one", async () => `Bearer ${await token()} ${await token()}`],
    ["that was signed with another secret", async () => `Bearer ${await token({ secret: "x".repeat(40) })}`],
    ["that was signed with another algorithm", async () => `Bearer ${await token({ alg: "HS512" })}`],
    ["of another issuer", async () => `Bearer ${await token({ issuer: "somebody else" })}`],
    ["that is not valid yet", async () => `Bearer ${await token({ claims: { nbf: inAnHour() } })}`],
    ["of a user who does not exist", async () => `Bearer ${await token({ subject: owned.runId })}`],
    ["whose subject is not a UUID", async () => `Bearer ${await token({ subject: "' or true --" })}`],
    [
      "that contains an e-mail address only",
      async () => `Bearer ${await token({ subject: "", claims: { email: "local@localhost" } })}`,
    ],
  ])("%s", async (_, authorization) => {
    await expectUnauthenticated(await authorization());
  });

  test("that has expired, and says so in the message", async () => {
    expect(await expectUnauthenticated(`Bearer ${await signToken(TOKEN_SECRET, user.id, "-1 minute")}`)).toMatch(
      /expired/,
    );
  });

  test("that is not signed (alg none), with and without a signature", async () => {
    const claims = base64url({ iss: "stratagraph", sub: user.id, exp: inAnHour() });
    for (const alg of ["none", "None", "NONE"]) {
      const unsigned = `${base64url({ alg, typ: "JWT" })}.${claims}.`;
      await expectUnauthenticated(`Bearer ${unsigned}`);
      await expectUnauthenticated(`Bearer ${unsigned}${Buffer.from("signature").toString("base64url")}`);
    }
  });

  test("whose claims were changed after it was signed", async () => {
    const [header, , signature] = (await token()).split(".");
    const claims = base64url({ iss: "stratagraph", sub: owned.owner.id, exp: inAnHour() });
    await expectUnauthenticated(`Bearer ${header}.${claims}.${signature}`);
  });
});

test("takes the role from the users table, never from the token", async () => {
  const { data } = await send(`Bearer ${await token({ claims: { role: "ADMIN", roles: ["ADMIN"] } })}`);
  expect(data).toEqual({ viewer: { id: user.id, role: "USER" } });
});

test("rejects a valid token of a user who is locked out, and accepts it again after unlocking", async () => {
  const authorization = `Bearer ${await token()}`;
  await app.database.sql("update identity.users set is_active = false where id = $1", [user.id]);
  expect(await expectUnauthenticated(authorization)).toMatch(/locked out/);
  await app.database.sql("update identity.users set is_active = true where id = $1", [user.id]);
  expect((await send(authorization)).status).toBe(200);
});

test("applies a new role from the next request on", async () => {
  const authorization = `Bearer ${await token()}`;
  await app.database.sql("update identity.users set role = 'ADMIN' where id = $1", [user.id]);
  expect((await send(authorization)).data).toEqual({ viewer: { id: user.id, role: "ADMIN" } });
});

test("the health endpoints need no token", async () => {
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
});

test("without a key, the local user is signed in under loopback names only", async () => {
  const authenticate = await makeAuthenticate(readSettings({}), app.database.db, pino({ level: "silent" }));
  for (const host of ["localhost:4000", "127.0.0.1:4000", "[::1]:4000", "localhost"]) {
    expect(await authenticate({ host })).toMatchObject({ role: Role.ADMIN });
  }
  // What a web page gets whose DNS name was pointed at this machine.
  for (const host of ["evil.example:4000", "localhost.evil.example", "", undefined]) {
    await expect(authenticate({ host })).rejects.toThrow("Without AUTH_SECRET or AUTH_JWKS_URL");
  }
});
