import { readFileSync } from "node:fs";
import { join } from "node:path";
import { refuseOpenServer } from "../../src/app/make-authenticate";
import { SETTINGS } from "../../src/app/settings/setting-definitions";
import { readSettings } from "../../src/app/settings/settings";

const KEY = "0123456789abcdef0123456789abcdef";

describe("settings", () => {
  test("have defaults", () => {
    expect(readSettings({})).toMatchObject({ port: 4000, host: "127.0.0.1", databaseUrl: null, sampleSymbols: 500 });
  });

  test("treat an empty variable as unset", () => {
    expect(readSettings({ PORT: "", DATABASE_URL: "", AUTH_SECRET: "" })).toEqual(readSettings({}));
  });

  test("report all invalid values at once", () => {
    const read = () =>
      readSettings({
        PORT: "abc",
        AUTH_SECRET: "short",
        RUN_LOST_SECONDS: "-1",
        SAMPLE_SYMBOLS: "1.5",
        LOG_LEVEL: "loud",
      });
    for (const name of ["PORT", "AUTH_SECRET", "RUN_LOST_SECONDS", "SAMPLE_SYMBOLS", "LOG_LEVEL"]) {
      expect(read).toThrow(name);
    }
  });

  test("limit one user to half of the onboarding queue by default, and never to more than the queue", () => {
    const limits = (environment: Record<string, string>) => readSettings(environment).onboarding;
    expect(limits({})).toMatchObject({ queueLimit: 1000, userLimit: 500 });
    expect(limits({ ONBOARDING_QUEUE_LIMIT: "25" })).toMatchObject({ queueLimit: 25, userLimit: 13 });
    expect(limits({ ONBOARDING_USER_LIMIT: "1000" })).toMatchObject({ queueLimit: 1000, userLimit: 1000 });
    for (const wrong of ["1001", "-1", "many"]) {
      expect(() => readSettings({ ONBOARDING_USER_LIMIT: wrong })).toThrow("ONBOARDING_USER_LIMIT");
    }
  });

  test.each<[string, Record<string, string>]>([
    ["not both", { AUTH_SECRET: KEY, AUTH_JWKS_URL: "http://localhost/keys" }],
    ["AUTH_ISSUER, AUTH_AUDIENCE: both", { AUTH_JWKS_URL: "http://localhost/keys", AUTH_ISSUER: "https://id.example" }],
    [
      "AUTH_JWKS_URL: must begin with https://",
      { AUTH_JWKS_URL: "http://id.example/keys", AUTH_ISSUER: "https://id.example", AUTH_AUDIENCE: "a" },
    ],
    ["CORS_ORIGINS:", { CORS_ORIGINS: "http://localhost:5173/" }],
    ["CORS_ORIGINS:", { CORS_ORIGINS: "localhost:5173" }],
    ["CORS_ORIGINS: may contain *", { CORS_ORIGINS: "*" }],
    ["DATABASE_URL: is required with MIGRATION", { MIGRATION_DATABASE_URL: "postgres://owner@localhost/own" }],
    ["AUTH_JWKS_URL: must be an http", { AUTH_JWKS_URL: "notaurl" }],
    ["PRICE_YAHOO_URL: must be an http", { PRICE_YAHOO_URL: "ftp://localhost" }],
    ["PRICE_CSV_DIR: is required", { PRICE_PROVIDER: "csv" }],
    ["WORKER_CONCURRENCY: must be a whole number, 1", { WORKER_CONCURRENCY: "0" }],
    ["DATABASE_POOL_SIZE: must be a whole number, 1", { DATABASE_POOL_SIZE: "2.5" }],
    ["RUN_LOST_SECONDS: must not be less than", { RUN_LOST_SECONDS: "5" }],
    ["RUN_STALLED_SECONDS: must not be less than", { RUN_STALLED_SECONDS: "5" }],
  ])("are rejected with %s", (message, environment) => {
    expect(() => readSettings(environment)).toThrow(message);
  });

  test("load sample prices into the embedded database only, unless SAMPLE_PRICES says otherwise", () => {
    const own = "postgres://localhost/own";
    expect(readSettings({}).loadsSamples).toBe(true);
    expect(readSettings({ SAMPLE_PRICES: "off" }).loadsSamples).toBe(false);
    expect(readSettings({ DATABASE_URL: own }).loadsSamples).toBe(false);
    expect(readSettings({ DATABASE_URL: own, SAMPLE_PRICES: "on" }).loadsSamples).toBe(true);
  });

  test("are listed in the README with the same descriptions, and no others", () => {
    const readme = readFileSync(join(__dirname, "../../README.md"), "utf8");
    const rows = readme.matchAll(/^\| `([A-Z_]+)` *\|[^|]*\| (.*?) *\|$/gm);
    const descriptions = Object.entries(SETTINGS).map(([name, { desc }]) => [name, desc]);
    expect(Object.fromEntries([...rows].map(([, name, meaning]) => [name, meaning]))).toEqual(
      Object.fromEntries(descriptions),
    );
  });
});

describe("a server without a token key", () => {
  test.each([
    ["on loopback with the embedded database", {}],
    ["on IPv6 loopback", { HOST: "::1" }],
    ["on loopback with a database on this machine", { DATABASE_URL: "postgres://127.0.0.1:5432/own" }],
  ])("starts %s", (_, environment) => {
    expect(() => refuseOpenServer(readSettings(environment))).not.toThrow();
  });

  test.each([
    ["on an address that others can reach", { HOST: "0.0.0.0" }, "0.0.0.0"],
    ["with a database on another machine", { DATABASE_URL: "postgres://db.example.com/own" }, "db.example.com"],
  ])("does not start %s", (_, environment, named) => {
    expect(() => refuseOpenServer(readSettings(environment))).toThrow(named);
    expect(() => refuseOpenServer(readSettings({ ...environment, AUTH_SECRET: KEY }))).not.toThrow();
  });
});
