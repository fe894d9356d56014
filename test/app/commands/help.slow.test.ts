import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { refuseArguments } from "../../../src/app/command-help";
import { describeSettings } from "../../../src/app/settings/describe-settings";
import { SETTINGS } from "../../../src/app/settings/setting-definitions";
import { runCommand } from "./run-command";

const folder = mkdtempSync(join(tmpdir(), "help-"));
const DATA_DIR = join(folder, "data");
afterAll(() => rmSync(folder, { recursive: true }));

const HELP = { usage: "npm run check", purpose: "Checks." };

test("a command without arguments refuses them", () => {
  expect(() => refuseArguments(HELP, [])).not.toThrow();
  expect(() => refuseArguments(HELP, ["--port", "5000"])).toThrow(
    'npm run check takes no arguments, but was given "--port 5000". Settings are environment variables',
  );
});

const COMMANDS = ["start", "worker", "migrate", "token", "user", "import-prices", "refresh-market", "demo"];

test.each(COMMANDS)("%s explains itself with --help and does nothing", async (script) => {
  // With invalid settings, too: help is what shows how to correct them.
  const { code, output, complaints } = await runCommand(script, ["--help"], { DATA_DIR, PORT: "none" });
  expect({ code, complaints }).toEqual({ code: 0, complaints: [] });
  expect(output).toMatch(new RegExp(`^ {2}npm (?:run )?(?:-s )?${script}\\b`, "m"));
  expect(existsSync(DATA_DIR)).toBe(false);
});

test("all commands of the package that people call are tested here", () => {
  const { scripts } = JSON.parse(readFileSync(join(__dirname, "../../../package.json"), "utf8"));
  const called = Object.keys(scripts).filter((name) => /src\/(?:main|demo|app\/commands)/.test(scripts[name]));
  expect(called.filter((name) => !/schema/.test(name)).sort()).toEqual([...COMMANDS].sort());
});

test("the help of the server lists every setting", () => {
  const help = describeSettings();
  for (const { desc } of Object.values(SETTINGS)) expect(help).toContain(desc);
  expect(help.match(/^ {2}[A-Z_]+ /gm)).toHaveLength(Object.keys(SETTINGS).length);
});
