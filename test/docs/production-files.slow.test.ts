import { execFileSync, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { MAX_BODY_BYTES } from "../../src/app/http/body-limits";
import { SETTINGS } from "../../src/app/settings/setting-definitions";
import { freePort } from "../../src/platform/postgres/free-port";
import { MAX_WAIT_MS } from "../../src/runs/polling/await-delta";
import { withOwnServer } from "../app/own-server";
import { PROJECT } from "../support/child-programs";
import { emptyDatabase } from "../support/test-database";

jest.setTimeout(180_000);
const server = emptyDatabase();

const FOLDER = "docs/guides/production";
const read = (name: string) => readFileSync(join(PROJECT, FOLDER, name), "utf8");
const dockerfile = read("Dockerfile");
const compose = parse(read("compose.yaml"), { merge: true });
const UNITS = ["stratagraph.service", "stratagraph-worker.service"];
/** A stop takes at most two minutes, see the guide. */
const STOP_SECONDS = 120;

/** Arguments of an instruction in its JSON form, such as CMD ["node", "main.ts"]. */
const instruction = (name: string): string[] =>
  JSON.parse((new RegExp(`^${name} .*?(\\[.*\\])$`, "m").exec(dockerfile) as RegExpExecArray)[1] as string);
const copies = [...dockerfile.matchAll(/^COPY (.+) (\S+)$/gm)].map(([, from, to]) => ({
  from: (from as string).split(" "),
  to: to as string,
}));
/** Values of a key of a systemd unit. */
const valuesOf = (unit: string, key: string) =>
  [...read(unit).matchAll(new RegExp(`^${key}=(.*)$`, "gm"))].map(([, value]) => value as string);

describe("the container", () => {
  let image: string;
  beforeAll(async () => {
    image = await mkdtemp(join(tmpdir(), "stratagraph-image-"));
    for (const { from, to } of copies) {
      for (const path of from) {
        const target = to === "./" ? join(image, path) : join(image, to);
        await mkdir(dirname(target), { recursive: true });
        await cp(join(PROJECT, path), target, { recursive: true });
      }
    }
    await linkProductionPackages(image);
  });
  afterAll(() => rm(image, { recursive: true }));

  test("has what its services need: they migrate, start, are healthy and stop", () =>
    withOwnServer(server, async (own) => {
      const port = String(await freePort());
      const environmentOf = (service: string) => ({
        ...Object.fromEntries(
          Object.entries<string>(compose.services[service].environment).map(([name, value]) => [
            name,
            name in own ? own[name as "DATABASE_URL"] : value.replace(/\$\{\w+:\?\}/, "0".repeat(40)),
          ]),
        ),
        ...{ HOST: "127.0.0.1", PORT: port, STOP_DELAY_SECONDS: "0" },
      });

      const migrating = start(compose.services.migrate.command, image, environmentOf("migrate"));
      expect(await migrating.ended).toBe(0);
      expect(migrating.output()).toContain("The database schema is up to date.");

      const api = start(instruction("CMD"), image, environmentOf("server"));
      await api.waitFor("the API at");
      const check = instruction("HEALTHCHECK").map((argument) =>
        argument.replace("127.0.0.1:4000", `127.0.0.1:${port}`),
      );
      expect(await start(check, image, {}).ended).toBe(0);
      const worker = start(compose.services.worker.command, image, environmentOf("worker"));
      await worker.waitFor("processing background jobs");

      for (const { stop, ended, output } of [worker, api]) {
        stop();
        expect({ code: await ended, output: output() }).toMatchObject({ code: 0 });
      }
      expect(await start(check, image, {}).ended).toBe(1);
    }));

  test("gets settings that exist, and more time to stop than it needs", () => {
    for (const name of ["migrate", "server", "worker"]) {
      const { environment, stop_grace_period: grace } = compose.services[name];
      expect(Object.keys(SETTINGS)).toEqual(expect.arrayContaining(Object.keys(environment)));
      expect(Number.parseInt(grace, 10)).toBeGreaterThan(STOP_SECONDS);
    }
    expect(compose.services.server.environment.MIGRATION_DATABASE_URL).toBeUndefined();
    expect(compose.configs["application-role"].content).toMatch(/^create role stratagraph_app login password/);
  });

  test("is built in the folder of the project, from files that exist", () => {
    const { context, dockerfile: file } = compose.services.server.build;
    expect(join(FOLDER, context)).toBe(".");
    expect(existsSync(join(PROJECT, file))).toBe(true);
    expect(copies.length).toBeGreaterThan(3);
  });
});

describe.each(UNITS)("%s", (unit) => {
  test("starts Node itself with files that exist, and waits longer than a stop takes", () => {
    const [command = ""] = valuesOf(unit, "ExecStart");
    const script = command.split(" ").at(-1) as string;
    expect(command).toMatch(/^\/usr\/bin\/node /);
    expect(existsSync(join(PROJECT, script))).toBe(true);
    expect(Number(valuesOf(unit, "TimeoutStopSec")[0])).toBeGreaterThan(STOP_SECONDS);
    expect(valuesOf(unit, "KillMode")).toEqual(["mixed"]);
  });
});

test("units and containers run the same commands", () => {
  const commands = UNITS.map((unit) => valuesOf(unit, "ExecStart")[0]?.replace("/usr/bin/", ""));
  expect(commands).toEqual([instruction("CMD").join(" "), compose.services.worker.command.join(" ")]);
});

test("the proxy accepts the largest request, and waits longer than the longest poll", () => {
  const proxy = read("nginx.conf");
  const [, megabytes] = /client_max_body_size (\d+)m;/.exec(proxy) as RegExpExecArray;
  const [, seconds] = /proxy_read_timeout (\d+)s;/.exec(proxy) as RegExpExecArray;
  expect(Number(megabytes) * 2 ** 20).toBeGreaterThan(MAX_BODY_BYTES);
  expect(Number(seconds) * 1000).toBeGreaterThan(2 * MAX_WAIT_MS);
});

/** Links the packages that npm installs with --omit=dev. */
async function linkProductionPackages(image: string): Promise<void> {
  const list = execFileSync("npm", ["ls", "--omit=dev", "--all", "--parseable"], { cwd: PROJECT, encoding: "utf8" });
  const names = new Set(
    list.split("\n").flatMap((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(path)?.[1] ?? []),
  );
  for (const name of names) {
    const target = join(image, "node_modules", name);
    await mkdir(dirname(target), { recursive: true });
    if (existsSync(join(PROJECT, "node_modules", name))) await symlink(join(PROJECT, "node_modules", name), target);
  }
}

function start([, ...args]: readonly string[], cwd: string, environment: Record<string, string>) {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, NODE_ENV: "production", ...environment };
  const options: SpawnOptions = { cwd, env, stdio: ["ignore", "pipe", "pipe"] };
  const child = spawn(process.execPath, args, options);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text) => (output += text));
  const ended = once(child, "close").then(([code]) => code as number | null);
  return {
    ended,
    output: () => output,
    stop: () => child.kill("SIGTERM"),
    async waitFor(text: string) {
      const deadline = Date.now() + 90_000;
      while (!output.includes(text)) {
        if (Date.now() > deadline || child.exitCode !== null) throw new Error(`"${text}" was not printed:\n${output}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
}
