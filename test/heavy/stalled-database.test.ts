import { execFileSync } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { childPrograms } from "../support/child-programs";

jest.setTimeout(300_000);
const programs = childPrograms();

/** The processes of the embedded PostgreSQL, the first of which started the others. */
async function processesOf(dataDir: string): Promise<number[]> {
  const text = await readFile(join(dataDir, "cluster", "postmaster.pid"), "utf8");
  const postmaster = Number(text.split("\n")[0]);
  const children = execFileSync("pgrep", ["-P", String(postmaster)], { encoding: "utf8" });
  return [postmaster, ...children.trim().split("\n").map(Number)];
}

test("stopping has an end although PostgreSQL is stalled, and the exit code tells that it was not clean", async () => {
  const dataDir = await programs.dataDir();
  const server = await programs.startServer({ DATA_DIR: dataDir, SAMPLE_PRICES: "off" });
  const stalled = await processesOf(dataDir);
  for (const pid of stalled) process.kill(pid, "SIGSTOP");
  try {
    const { code, output } = await server.end("SIGTERM");
    expect(output).toContain("Stopping failed");
    expect(code).toBe(1);
  } finally {
    for (const pid of stalled) process.kill(pid, "SIGCONT");
  }
});
