import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import { askServer, dataOf } from "../support/ask-server";
import { childPrograms } from "../support/child-programs";
import { testDatabase } from "../support/test-database";

jest.setTimeout(120_000);
const programs = childPrograms();
const database = testDatabase();
const VIEWER = "{ viewer { email fullName role } }";

/** Returns the HTTP status, the error code and the data with which a token is rejected. */
async function refusalOf(url: string, token?: string): Promise<unknown> {
  const { status, data, errors } = await askServer(url, VIEWER, {}, token);
  return [status, errors?.[0]?.extensions.code, data ?? null];
}
const UNAUTHENTICATED = [401, "UNAUTHENTICATED", null];

describe("tokens of npm run token", () => {
  const AUTH_SECRET = "a secret of the tests, long enough";
  const environment = () => ({ DATABASE_URL: database.url, AUTH_SECRET });
  const run = (args: string[], more: Record<string, string> = {}) =>
    programs.run("src/app/commands/token.ts", { args, environment: { ...environment(), ...more } });
  let url: string;

  beforeAll(async () => {
    ({ url } = await programs.startServer(environment()));
  });

  test("authenticate their user; the role is the one specified last", async () => {
    const first = await run(["--email", "Ann@Example.com", "--name", "Ann", "--role", "service"]);
    expect(first.code).toBe(0);
    // Only the token, so that a script can use the output.
    expect(first.output).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    const ann = { email: "ann@example.com", fullName: "Ann" };
    expect(await dataOf(url, VIEWER, {}, first.output.trim())).toEqual({ viewer: { ...ann, role: "SERVICE" } });
    const second = await run(["--email", "ann@example.com", "--role", "ADMIN"]);
    expect(await dataOf(url, VIEWER, {}, second.output.trim())).toEqual({ viewer: { ...ann, role: "ADMIN" } });
    // Roles are stored in the database, not in tokens.
    expect(await dataOf(url, VIEWER, {}, first.output.trim())).toEqual({ viewer: { ...ann, role: "ADMIN" } });
  });

  test("are rejected if missing, malformed or signed with another secret", async () => {
    const other = await run(["--email", "ann@example.com"], { AUTH_SECRET: "another secret that is long enough" });
    for (const token of [undefined, other.output.trim(), "nonsense"]) {
      expect(await refusalOf(url, token)).toEqual(UNAUTHENTICATED);
    }
  });

  test.each([
    ["without an e-mail address", [], {}, /--email must be an e-mail address. Usage: npm run -s token -- --email/],
    ["for an unknown role", ["--email", "a@b.c", "--role", "KING"], {}, /--role must be USER, .*, but is KING/],
    ["without the server's secret", ["--email", "a@b.c"], { AUTH_SECRET: "" }, /^Set AUTH_SECRET/],
  ])("are not issued %s", async (_, args, more, message) => {
    const { code, output } = await run(args, more);
    expect(code).toBe(1);
    expect(output).toMatch(message);
    expect(output).not.toMatch(/\bat .*:\d+:\d+/);
  });
});

describe("tokens of an identity provider", () => {
  const claims = { issuer: "https://id.example.com/", audience: "stratagraph" };
  let keys: Awaited<ReturnType<typeof generateKeyPair>>;
  let provider: Server;
  let isAway = false;
  let url: string;

  beforeAll(async () => {
    keys = await generateKeyPair("RS256");
    const published = { keys: [{ ...(await exportJWK(keys.publicKey)), kid: "one", alg: "RS256", use: "sig" }] };
    provider = createServer((_request, response) => {
      response.writeHead(isAway ? 500 : 200, { "content-type": "application/json" }).end(JSON.stringify(published));
    }).listen(0, "127.0.0.1");
    await new Promise((resolve) => provider.once("listening", resolve));
    ({ url } = await programs.startServer({
      DATABASE_URL: database.url,
      AUTH_JWKS_URL: `http://127.0.0.1:${(provider.address() as AddressInfo).port}/keys`,
      AUTH_ISSUER: claims.issuer,
      AUTH_AUDIENCE: claims.audience,
    }));
  });

  afterAll(() => {
    provider.closeAllConnections();
    provider.close();
  });

  function sign(
    payload: Record<string, unknown>,
    more: Partial<typeof claims> = {},
    key = keys.privateKey,
    lifetime = "5m",
  ) {
    const { issuer, audience } = { ...claims, ...more };
    return new SignJWT({ sub: String(payload.email), email_verified: true, ...payload })
      .setProtectedHeader({ alg: "RS256", kid: "one" })
      .setIssuer(issuer)
      .setAudience(audience)
      .setExpirationTime(lifetime)
      .sign(key);
  }
  const users = () => database.sql("select email from identity.users where email like '%@provider.example'");

  test("cannot be verified while the provider is unavailable, which is SERVICE_UNAVAILABLE", async () => {
    isAway = true;
    expect(await refusalOf(url, await sign({ email: "early@provider.example" }))).toEqual([
      503,
      "SERVICE_UNAVAILABLE",
      null,
    ]);
    isAway = false;
  });

  test("create their user once, as a USER whatever role they claim", async () => {
    const token = await sign({ sub: "7", email: "Bea@Provider.example", name: "Bea", role: "ADMIN" });
    const bea = { viewer: { email: "bea@provider.example", fullName: "Bea", role: "USER" } };
    const answers = await Promise.all(Array.from({ length: 5 }, () => dataOf(url, VIEWER, {}, token)));
    expect(answers).toEqual(Array(5).fill(bea));
    expect(await users()).toEqual([{ email: "bea@provider.example" }]);
  });

  test("are rejected, and create no user, if a claim, the key, the lifetime or the address is wrong", async () => {
    const eve = { email: "eve@provider.example" };
    const strangers = await generateKeyPair("RS256");
    const tokens = {
      audience: await sign(eve, { audience: "another service" }),
      issuer: await sign(eve, { issuer: "https://id.example.org/" }),
      key: await sign(eve, {}, strangers.privateKey),
      expired: await sign(eve, {}, keys.privateKey, "-1m"),
      unverified: await sign({ ...eve, email_verified: false }),
      nameless: await sign({ sub: "8" }),
      local: await sign({ email: "LOCAL@localhost" }),
      hostile: await sign({ email: "eve\0@provider.example" }),
      lasting: await new SignJWT(eve)
        .setProtectedHeader({ alg: "RS256", kid: "one" })
        .setIssuer(claims.issuer)
        .setAudience(claims.audience)
        .sign(keys.privateKey),
      unsigned: new UnsecuredJWT(eve).setIssuer(claims.issuer).setAudience(claims.audience).encode(),
      none: undefined,
    };
    const before = await users();
    for (const [why, token] of Object.entries(tokens)) {
      expect([why, await refusalOf(url, token)]).toEqual([why, UNAUTHENTICATED]);
    }
    expect(await users()).toEqual(before);
  });

  test("authenticate a user whose name cannot be displayed", async () => {
    const token = await sign({ email: "dot@provider.example", name: "Dot\0" });
    expect(await dataOf(url, "{ viewer { fullName } }", {}, token)).toEqual({
      viewer: { fullName: "dot@provider.example" },
    });
  });

  test("have the role set by npm run token, which prints no token with an identity provider", async () => {
    const environment = {
      DATABASE_URL: database.url,
      AUTH_JWKS_URL: "http://127.0.0.1/keys",
      AUTH_ISSUER: "i",
      AUTH_AUDIENCE: "a",
    };
    const args = ["--email", "boss@provider.example", "--role", "ADMIN"];
    const { code, output } = await programs.run("src/app/commands/token.ts", { args, environment });
    expect([code, output]).toEqual([
      0,
      "boss@provider.example has the role ADMIN. The identity provider issues the token.\n",
    ]);
    const token = await sign({ email: "boss@provider.example" });
    expect(await dataOf(url, "{ viewer { role } }", {}, token)).toEqual({ viewer: { role: "ADMIN" } });
  });

  test("do not authenticate a deactivated user", async () => {
    const token = await sign({ email: "cat@provider.example" });
    await dataOf(url, VIEWER, {}, token);
    await database.sql("update identity.users set is_active = false where email = 'cat@provider.example'");
    expect(await refusalOf(url, token)).toEqual(UNAUTHENTICATED);
  });
});
