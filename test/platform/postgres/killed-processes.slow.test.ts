import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findEmbeddedPostgres } from "../../../src/platform/postgres/find-embedded-postgres";
import { startEmbeddedPostgres } from "../../../src/platform/postgres/start-embedded-postgres";
import { startChild } from "./child-process";
import { query, scratchFolder, silent } from "./scratch-folder";

const scratch = scratchFolder();
const dataDir = () => scratch.path("data");
const start = () => startEmbeddedPostgres({ dataDir: dataDir(), log: silent });
const postmasterFile = () => join(dataDir(), "cluster", "postmaster.pid");

test("adopts the server of a killed process without losing committed data", async () => {
  const child = await startChild({ options: { dataDir: dataDir() } });
  await query(child.report.url, "create table note as select 'before the kill' as text");
  await child.end("SIGKILL");
  expect((await findEmbeddedPostgres(dataDir()))?.url).toBe(child.report.url);
  const postgres = await start();
  expect(postgres).toMatchObject({ wasAdopted: true, url: child.report.url });
  expect(await query(postgres.url, "select text from note")).toEqual([{ text: "before the kill" }]);
  await postgres.stop();
});

test("recovers the data of a killed server, which its former owner does not stop", async () => {
  const first = await startChild({ options: { dataDir: dataDir() } });
  await query(first.report.url, "insert into note values ('before the second kill')");
  // Otherwise it might take the ownership again before the second start does.
  first.pause();
  await killServer();
  const second = await start();
  expect(second.wasAdopted).toBe(false);
  first.resume();
  await first.end("SIGTERM");
  expect(await query(second.url, "select count(*)::int as count from note")).toEqual([{ count: 2 }]);
  await second.stop();
});

test("starts although the process id in postmaster.pid now belongs to another program", async () => {
  const first = await startChild({ options: { dataDir: dataDir() } });
  await first.end("SIGKILL");
  await killServer();
  // Only a process of the same user misleads PostgreSQL.
  const { uid, gid } = await stat(dataDir().concat("/cluster"));
  const other = spawn("sleep", ["60"], process.getuid?.() === 0 ? { uid, gid, cwd: "/" } : {});
  const text = await readFile(postmasterFile(), "utf8");
  await writeFile(postmasterFile(), text.replace(/^\d+/, String(other.pid)));
  expect(await findEmbeddedPostgres(dataDir())).toBeNull();
  const second = await start();
  expect(second.wasAdopted).toBe(false);
  expect(await query(second.url, "select count(*)::int as count from note")).toEqual([{ count: 2 }]);
  await second.stop();
  other.kill();
  await once(other, "exit");
});

test("takes the ownership again after the server crashed and recovered", async () => {
  const postgres = await start();
  const [backend] = await query<{ pid: number }>(
    postgres.url,
    "select pid from pg_stat_activity where application_name like 'stratagraph owner %'",
  );
  process.kill(backend!.pid, "SIGKILL");
  // The server recovers, then the owner reconnects within a second.
  while (!(await hasOwner(postgres.url, backend!.pid))) await new Promise((resolve) => setTimeout(resolve, 100));
  await expect(start()).rejects.toThrow("in use by another Stratagraph");
  await postgres.stop();
});

/** Whether a connection other than the killed one owns the cluster. */
async function hasOwner(url: string, killed: number): Promise<boolean> {
  const locks = await query<{ pid: number }>(url, "select pid from pg_locks where locktype = 'advisory'").catch(
    () => [],
  );
  return locks.some(({ pid }) => pid !== killed);
}

async function killServer(): Promise<void> {
  const pid = Number((await readFile(postmasterFile(), "utf8")).split("\n")[0]);
  process.kill(pid, "SIGKILL");
}
