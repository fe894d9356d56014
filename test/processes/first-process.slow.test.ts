import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { childPrograms } from "../support/child-programs";

jest.setTimeout(120_000);
const programs = childPrograms();

// Only root can make a namespace, and only on Linux.
const canRun = spawnSync("unshare", ["--pid", "--fork", "--mount-proc", "true"]).status === 0;

async function onlyChildOf(pid: number): Promise<number> {
  return Number((await readFile(`/proc/${pid}/task/${pid}/children`, "utf8")).trim());
}

if (canRun) {
  test("as process 1, which ignores signals without a handler, a SIGTERM stops the server and its PostgreSQL", async () => {
    const dataDir = await programs.dataDir();
    const environment = { DATA_DIR: dataDir, SAMPLE_PRICES: "off" };
    const namespace = await programs.startServer(environment, { asFirstProcess: true });
    process.kill(await onlyChildOf(namespace.pid), "SIGTERM");
    const { code, output } = await namespace.end();
    expect(output).toContain("Stopped.");
    expect(code).toBe(0);
    // A server that is killed leaves this file behind.
    expect(existsSync(join(dataDir, "cluster", "postmaster.pid"))).toBe(false);
  });
} else {
  test("where no namespace can be made, the reason is the lack of root or of Linux", () => {
    expect(process.platform !== "linux" || process.getuid?.() !== 0).toBe(true);
  });
}
