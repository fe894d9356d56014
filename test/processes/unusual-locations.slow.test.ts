import { spawnSync } from "node:child_process";
import { chown, cp, mkdir, mkdtemp, realpath, rm, stat, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { dataOf } from "../support/ask-server";
import { childPrograms, PROJECT } from "../support/child-programs";

jest.setTimeout(120_000);
const programs = childPrograms();
const nobody = { uid: 65534, gid: 65534 };
const ASK = '{ viewer { role } latestPriceDate(symbol: "AAPL") }';
const ANSWER = { viewer: { role: "ADMIN" }, latestPriceDate: "2018-05-11" };

describe("a copy of the project in a folder with spaces and an accent", () => {
  let parent: string;
  let project: string;

  beforeAll(async () => {
    parent = await mkdtemp(join(await realpath(tmpdir()), "stratagraph process-"));
    project = join(parent, "my projécts", "strata graph");
    await mkdir(project, { recursive: true });
    for (const name of ["src", "migrations", "docs", "package.json", "tsconfig.json"]) {
      await cp(join(PROJECT, name), join(project, name), { recursive: true });
    }
    await symlink(await realpath(join(PROJECT, "node_modules")), join(project, "node_modules"));
    // Accessible to everyone, because PostgreSQL's own user must be able to enter it when the tests run as root.
    spawnSync("chmod", ["-R", "a+rX", parent]);
  });
  afterAll(() => rm(parent, { recursive: true, force: true }));

  test("starts with its data in .data of that folder, with prices and GraphiQL, and accepts a worker", async () => {
    const dataDir = programs.registerDataDir(join(project, ".data"));
    const server = await programs.startServer({}, { project });
    expect((await stat(join(dataDir, "cluster", "PG_VERSION"))).isFile()).toBe(true);
    expect(await dataOf(server.url, ASK)).toEqual(ANSWER);
    expect((await fetch(`${server.url}/graphiql`)).status).toBe(200);
    const worker = programs.start("src/app/commands/worker.ts", { project });
    await worker.waitForOutput(/The worker is processing background jobs/);
    expect((await worker.end("SIGTERM")).code).toBe(0);
    expect((await server.end("SIGTERM")).code).toBe(0);
  });
});

// Only root can switch to another user. Without root, all tests run as a non-root user anyway.
const canRun =
  process.getuid?.() === 0 &&
  spawnSync(process.execPath, ["-e", `require("fs").readdirSync(${JSON.stringify(PROJECT)})`], nobody).status === 0;

if (canRun) {
  test("PostgreSQL runs as the non-root user who starts the server", async () => {
    const dataDir = await programs.dataDir();
    await mkdir(dataDir);
    await chown(dataDir, nobody.uid, nobody.gid);
    const server = await programs.startServer({ DATA_DIR: dataDir }, { user: nobody });
    expect(await dataOf(server.url, ASK)).toEqual(ANSWER);
    expect((await stat(join(dataDir, "cluster", "postmaster.pid"))).uid).toBe(nobody.uid);
    expect((await server.end("SIGTERM")).code).toBe(0);
  });

  test("the data directory of another user is rejected with one sentence", async () => {
    const dataDir = await programs.dataDir();
    const server = await programs.startServer({ DATA_DIR: dataDir });
    const { code, output } = await programs.run("src/main.ts", { environment: { DATA_DIR: dataDir }, user: nobody });
    expect(code).toBe(1);
    expect(output).toContain(`The data directory ${dataDir} belongs to another user of this machine`);
    expect(output).not.toContain('"stack"');
    expect((await server.end("SIGTERM")).code).toBe(0);
  });
}
