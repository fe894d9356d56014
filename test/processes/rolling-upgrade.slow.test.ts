import { execFileSync, spawnSync } from "node:child_process";
import { chmod, mkdtemp, realpath, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dataOf } from "../support/ask-server";
import { childPrograms, PROJECT } from "../support/child-programs";
import { emptyDatabase } from "../support/test-database";

/** The last version before the newest migration. Replaced at a release by the released commit. */
const RELEASED = "210b81dff2eb48e1de1af4f5e292ff5dfc9eb25f";
const WRITER = "test/processes/write-batches.ts";
const WRITERS = 4;
const BATCHES = 40;
const BATCH_SIZE = 5;

jest.setTimeout(240_000);
const programs = childPrograms();
const database = emptyDatabase();
let released: string;

// A copy of the source without its history cannot make the released version.
const hasHistory = spawnSync("git", ["cat-file", "-e", RELEASED], { cwd: PROJECT }).status === 0;

beforeAll(async () => {
  if (!hasHistory) return;
  released = await mkdtemp(join(await realpath(tmpdir()), "stratagraph-released-"));
  await chmod(released, 0o755);
  const archive = execFileSync(
    "git",
    ["archive", RELEASED, "src", "migrations", "docs", "package.json", "tsconfig.json"],
    {
      cwd: PROJECT,
      maxBuffer: 100_000_000,
    },
  );
  execFileSync("tar", ["-x"], { cwd: released, input: archive });
  await symlink(await realpath(join(PROJECT, "node_modules")), join(released, "node_modules"));
});
afterAll(async () => {
  if (hasHistory) await rm(released, { recursive: true, force: true });
});

const START = `mutation { startStrategyRun(input: { strategyCode: "s", version: "1", params: {} }) { run { id } } }`;
const COUNT = "query ($run: ID!) { strategyRun(id: $run) { processedCount } }";

function startWriters(url: string, runId: string, generation: string) {
  return Array.from({ length: WRITERS }, (_, nth) => {
    const options = { url, runId, name: `${generation}${nth}X`, batches: BATCHES, batchSize: BATCH_SIZE };
    return programs.start(WRITER, { args: [JSON.stringify(options)] });
  });
}

async function expectAllAcknowledged(writers: ReturnType<typeof startWriters>): Promise<void> {
  for (const writer of writers) {
    const { code, output } = await writer.end();
    expect({ code, batches: output.trim().split("\n").length }).toEqual({ code: 0, batches: BATCHES });
  }
}

if (hasHistory) {
  test("the released version serves while the database is migrated and the new one starts; nothing is lost or doubled", async () => {
    const environment = { DATABASE_URL: database.url, SAMPLE_PRICES: "off" };
    const before = await programs.startServer(environment, { project: released });
    const { id: run } = (await dataOf(before.url, START)).startStrategyRun.run;
    const writers = startWriters(before.url, run, "OLD");

    const migration = await programs.run("src/app/commands/migrate.ts", { environment });
    expect(migration).toMatchObject({ code: 0, output: expect.stringContaining("is up to date") });
    const after = await programs.startServer(environment);
    expect((await fetch(`${after.url}/readyz`)).status).toBe(200);
    const others = startWriters(after.url, run, "NEW");
    await expectAllAcknowledged(writers);
    expect((await before.end("SIGTERM")).code).toBe(0);
    await expectAllAcknowledged(others);

    const processedCount = 2 * WRITERS * BATCHES * BATCH_SIZE;
    expect(await dataOf(after.url, COUNT, { run })).toEqual({ strategyRun: { processedCount } });
  });
} else {
  test("only a copy without the history lacks the released version", () => {
    const history = spawnSync("git", ["rev-parse", "--is-shallow-repository"], { cwd: PROJECT, encoding: "utf8" });
    expect(history.stdout.trim()).not.toBe("false");
  });
}
