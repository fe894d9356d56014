import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readSettings } from "../../src/app/settings/settings";
import { serverUrl } from "../../src/demo/server-url";

const KEYS = ["ENV_FILE", "PORT", "HOST", "SAMPLE_SYMBOLS"] as const;
const before = Object.fromEntries(KEYS.map((key) => [key, process.env[key]]));
const folder = mkdtempSync(join(tmpdir(), "environment-"));
const file = join(folder, "settings.env");

function restore() {
  for (const key of KEYS) {
    delete process.env[key];
    if (before[key] !== undefined) process.env[key] = before[key];
  }
}

beforeEach(() => {
  writeFileSync(file, '# A comment\nPORT=4567\nHOST="::1"\nSAMPLE_SYMBOLS=7\n');
  for (const key of KEYS) delete process.env[key];
  process.env.ENV_FILE = file;
});
afterEach(restore);
afterAll(() => rmSync(folder, { recursive: true }));

test("settings of the file count where the environment has none", () => {
  process.env.SAMPLE_SYMBOLS = "9";
  expect(readSettings()).toMatchObject({ port: 4567, host: "::1", sampleSymbols: 9 });
});

test("an invalid setting of the file is refused like one of the environment", () => {
  writeFileSync(file, "PORT=http\n");
  expect(() => readSettings()).toThrow(/Invalid settings:\n {2}PORT: /);
});

test("a file that was named and cannot be read is refused with its name", () => {
  process.env.ENV_FILE = folder;
  expect(() => readSettings()).toThrow(`ENV_FILE: ${folder} cannot be read`);
  process.env.ENV_FILE = join(folder, "missing.env");
  expect(() => readSettings()).toThrow(/ENV_FILE: .*missing\.env cannot be read/);
});

test("the demo asks the server on the port that the server uses", () => {
  expect(serverUrl()).toBe("http://127.0.0.1:4567/graphql");
  process.env.PORT = "4321";
  expect(serverUrl()).toBe("http://127.0.0.1:4321/graphql");
  delete process.env.PORT;
  process.env.ENV_FILE = "/dev/null";
  expect(serverUrl()).toBe("http://127.0.0.1:4000/graphql");
});

test("no file of settings is part of the project", () => {
  const files = execFileSync("git", ["ls-files", "--", ".env", "*/.env"], { encoding: "utf8" });
  expect(files).toBe("");
});
