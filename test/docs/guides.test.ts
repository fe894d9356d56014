import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { changes, newFiles } from "./guide-blocks";

const ROOT = resolve(__dirname, "../..");
const FOLDER = join(ROOT, "docs/guides");
const guides = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".md"))
  .map((name) => [name, readFileSync(join(FOLDER, name), "utf8")] as const);

/** Throws with the reason if a patch does not apply to the present files. */
function checkPatch(patch: string): void {
  execFileSync("git", ["apply", "--check", "-"], { cwd: ROOT, input: patch, stdio: ["pipe", "ignore", "pipe"] });
}

const contributing = guides.filter(([name]) => name.startsWith("add-"));

test("there is a guide for everything that contributors add", () => {
  expect(contributing).toHaveLength(5);
});

describe.each(contributing)("%s", (_, guide) => {
  test("creates files that do not exist yet", () => {
    expect(newFiles(guide).length).toBeGreaterThan(0);
    expect(newFiles(guide).filter(({ path }) => existsSync(join(ROOT, path)))).toEqual([]);
  });

  test("changes existing files as they are now", () => {
    expect(() => checkPatch(changes(guide))).not.toThrow();
  });
});

test("a guide whose changes do not apply is noticed", () => {
  const [, guide] = contributing[0]!;
  expect(() => checkPatch(changes(guide).replace(/^ (.+)$/m, " another line"))).toThrow("patch does not apply");
});
