import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { findEmbeddedPostgres } from "../../../src/platform/postgres/find-embedded-postgres";
import { startEmbeddedPostgres } from "../../../src/platform/postgres/start-embedded-postgres";
import { startChild } from "./child-process";
import { query, scratchFolder, silent } from "./scratch-folder";

const scratch = scratchFolder();
const start = (dataDir: string) => startEmbeddedPostgres({ dataDir, isDurable: false, log: silent });

test("keeps its data across a restart, in a folder with spaces, quotes, dollar signs and accents", async () => {
  const dataDir = scratch.path(`it's "my" $HOME, \`é\``);
  const first = await start(dataDir);
  await query(first.url, "create table note as select 'kept' as text");
  await first.stop();
  const second = await start(dataDir);
  expect(await query(second.url, "select text from note")).toEqual([{ text: "kept" }]);
  expect([first.wasAdopted, second.wasAdopted]).toEqual([false, false]);
  await second.stop();
});

test("a lost password of the application's role is replaced; until then the message says how", async () => {
  const dataDir = scratch.path("lost");
  const first = await start(dataDir);
  const file = join(dataDir, "cluster", "stratagraph_app.password");
  await rm(file);
  await expect(findEmbeddedPostgres(dataDir)).rejects.toThrow(
    `The password file ${file} is missing. Restart the server with npm start, which creates it.`,
  );
  await first.stop();
  // As a process leaves it that is killed while it writes.
  await writeFile(`${file}.unfinished`, "");
  const second = await start(dataDir);
  expect(await query(second.applicationUrl, "select current_user::text as role")).toEqual([
    { role: "stratagraph_app" },
  ]);
  expect(new URL(second.applicationUrl).password).not.toBe(new URL(first.applicationUrl).password);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect((await readdir(join(dataDir, "cluster"))).filter((name) => name.endsWith(".unfinished"))).toEqual([]);
  await second.stop();
});

test("a process that is stopping does not exit before its server", async () => {
  const dataDir = scratch.path("last");
  const child = await startChild({ options: { dataDir, isDurable: false } });
  await child.end("SIGTERM");
  expect(await findEmbeddedPostgres(dataDir)).toBeNull();
});

describe("a running server", () => {
  const dataDir = () => scratch.path("running");
  let url: string;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    ({ url, stop } = await startEmbeddedPostgres({ dataDir: dataDir(), log: silent }));
  });
  afterAll(() => stop());

  test("is found by other processes", async () => {
    expect((await findEmbeddedPostgres(dataDir()))?.url).toBe(url);
  });

  test("cannot be used by a second Stratagraph", async () => {
    await expect(start(dataDir())).rejects.toThrow(
      `The data directory ${dataDir()} is in use by another Stratagraph (process ${process.pid}). Stop that one, or ` +
        "choose another data directory.",
    );
    expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("listens on loopback only, uses UTF-8 and is crash-safe", async () => {
    const [settings] = await query(
      url,
      `select current_setting('listen_addresses') as addresses,
              current_setting('unix_socket_directories') as sockets,
              current_setting('fsync') as fsync,
              current_setting('synchronous_commit') as commit,
              current_setting('server_encoding') as encoding,
              current_setting('max_connections') as connections,
              current_setting('timezone') as timezone,
              upper('é') as upper`,
    );
    expect(settings).toEqual({
      addresses: "127.0.0.1",
      sockets: "",
      fsync: "on",
      commit: "on",
      encoding: "UTF8",
      connections: "200",
      timezone: "UTC",
      upper: "É",
    });
  });

  test("requires the password, which only the owner of the data can read", async () => {
    const wrong = new URL(url);
    wrong.password = "guess";
    await expect(query(wrong.href, "select 1")).rejects.toMatchObject({ code: "28P01" });
    const file = join(dataDir(), "cluster", "stratagraph.password");
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, "utf8")).toBe(new URL(url).password);
  });

  test("has exited after stop, which may be called again", async () => {
    await Promise.all([stop(), stop()]);
    await stop();
    expect(await findEmbeddedPostgres(dataDir())).toBeNull();
    await expect(query(url, "select 1")).rejects.toMatchObject({ code: "ECONNREFUSED" });
  });
});

test("lets exactly one of several simultaneous first starts succeed", async () => {
  const dataDir = scratch.path("race");
  const starts = await Promise.allSettled([start(dataDir), start(dataDir), start(dataDir)]);
  const winners = starts.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
  const refusals = starts.flatMap((result) => (result.status === "rejected" ? [String(result.reason)] : []));
  expect(winners).toHaveLength(1);
  expect(refusals).toEqual([
    expect.stringContaining("in use by another Stratagraph"),
    expect.stringContaining("in use"),
  ]);
  expect(await query(winners[0]!.url, "select 1 as one")).toEqual([{ one: 1 }]);
  await winners[0]!.stop();
});

test("rejects data of another major version", async () => {
  const dataDir = scratch.path("race");
  const file = join(dataDir, "cluster", "PG_VERSION");
  await writeFile(file, "17\n");
  await expect(start(dataDir)).rejects.toThrow(
    `The data directory ${dataDir} was created by PostgreSQL 17, but this version of Stratagraph uses PostgreSQL 18`,
  );
  await writeFile(file, "18\n");
});

test("names a directory that cannot be created", async () => {
  const file = join(scratch.path("race"), "cluster", "PG_VERSION");
  await expect(start(join(file, "data"))).rejects.toThrow(`Cannot create the data directory ${file}/data`);
});

test("shows the server's log when the server does not start", async () => {
  const dataDir = scratch.path("race");
  await writeFile(join(dataDir, "cluster", "postgresql.auto.conf"), "shared_buffers = 'a lot'\n");
  await expect(start(dataDir)).rejects.toThrow(/PostgreSQL did not start in .*invalid value.*"shared_buffers"/s);
});

test("finds no server where none was started", async () => {
  expect(await findEmbeddedPostgres(scratch.path("nothing"))).toBeNull();
});
