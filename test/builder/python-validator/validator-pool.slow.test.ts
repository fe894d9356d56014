import { spawn } from "node:child_process";
import { setMaxListeners } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  makeValidatorPool,
  type ValidatorPool,
  ValidatorPoolBusy,
  type ValidatorPoolOptions,
} from "../../../src/builder/python-validator/validator-pool";

const QUICK = "def generate_signals(bars):\n    return [price > 1 for price in bars['close']]";
const HANGING = "def generate_signals(bars):\n    while True:\n        pass";
const bars = { date: ["2024-01-02", "2024-01-03"], close: [1, 2] };
const run = { functionName: "generate_signals", bars };
const isLinux = process.platform === "linux";

const pools: ValidatorPool[] = [];
function openPool(options: ValidatorPoolOptions): ValidatorPool {
  const pool = makeValidatorPool(options);
  pools.push(pool);
  return pool;
}
// Also after a failed test, so that no process is left for the next one.
afterEach(() => Promise.all(pools.splice(0).map((pool) => pool.close())));

/** Returns the pids of the running validators of a process; only on Linux. */
function validatorsOf(parent: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const ppid = readFileSync(`/proc/${pid}/stat`, "utf8")
          .replace(/^.*\) /, "")
          .split(" ")[1];
        return (
          ppid === String(parent) &&
          readFileSync(`/proc/${pid}/cmdline`, "utf8").includes("python-validator/child/main.mjs")
        );
      } catch {
        return false;
      }
    })
    .map(Number);
}

const isAlive = (pid: number): boolean => {
  try {
    return !/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
};

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

test("20 concurrent validations by two validators all end, hanging ones at the time limit, and the parent is not blocked", async () => {
  const pool = openPool({ size: 2, timeoutMs: 2500 });
  await pool.validate({ source: "x = 1" });
  let longestPause = 0;
  let last = performance.now();
  const ticking = setInterval(() => {
    longestPause = Math.max(longestPause, performance.now() - last);
    last = performance.now();
  }, 10);

  const reports = await Promise.all(
    Array.from({ length: 20 }, (_, index) => {
      if (index % 7 !== 3) return pool.validate({ source: QUICK, run });
      // On a busy machine, not even hanging code is judged.
      return pool.validate({ source: HANGING, run }).catch((error: unknown) => error);
    }),
  );
  clearInterval(ticking);
  await pool.close();

  reports.forEach((report, index) => {
    if (index % 7 === 3) {
      if (report instanceof ValidatorPoolBusy) return;
      expect(report).toMatchObject({
        ...{ status: "RUNTIME_ERROR", runtimeErrors: [{ rule: "time-limit" }], complexityScore: 2 },
      });
    } else {
      expect(report).toMatchObject({ status: "VALID", result: [false, true] });
    }
  });
  expect(longestPause).toBeLessThan(500);
  if (isLinux) expect(validatorsOf(process.pid)).toEqual([]);
});

test("a validator is used again after an inspection, but not after a run", async () => {
  const pool = openPool({ size: 1 });
  await pool.validate({ source: "x = 1" });
  const first = isLinux ? validatorsOf(process.pid) : [];
  await pool.validate({ source: "x = 2" });
  const afterReading = isLinux ? validatorsOf(process.pid) : [];
  await pool.validate({ source: QUICK, run });
  await pool.validate({ source: "x = 3" });
  const afterRunning = isLinux ? validatorsOf(process.pid) : [];
  await pool.close();

  expect(afterReading).toEqual(first);
  if (isLinux) expect(afterRunning).not.toEqual(first);
});

test("requests over the limit of waiting ones are rejected immediately", async () => {
  const pool = openPool({ size: 1, maxWaiting: 3 });
  const waiting = [1, 2, 3].map(() => pool.validate({ source: "x = 1" }));

  await expect(pool.validate({ source: "x = 1" })).rejects.toThrow(ValidatorPoolBusy);
  expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual(["VALID", "VALID", "VALID"]);
  await pool.close();
});

test("hanging code of one user leaves a validator to others, and is stopped when its requests are aborted", async () => {
  const pool = openPool({ size: 2, timeoutMs: 60_000 });
  const requests = new AbortController();
  setMaxListeners(0, requests.signal);
  const caller = { userId: "hanging", signal: requests.signal };
  const hanging = Array.from({ length: 20 }, () => pool.validate({ source: HANGING, run }, caller));
  const refusals = Promise.all(hanging.map((report) => expect(report).rejects.toThrow(ValidatorPoolBusy)));
  await expect(pool.validate({ source: "x = 1" }, caller)).rejects.toThrow("You have 20 validations waiting");
  expect((await pool.validate({ source: "x = 1" }, { userId: "other" })).status).toBe("VALID");

  requests.abort();
  await refusals;
  expect((await pool.validate({ source: "x = 1" }, { userId: "hanging" })).status).toBe("VALID");
  await pool.close();
});

if (isLinux) {
  test("code that got no CPU time is not judged, and its validator is replaced", async () => {
    const pool = openPool({ size: 1, timeoutMs: 700 });
    await pool.validate({ source: "x = 1" });
    const stopped = validatorsOf(process.pid);
    for (const pid of stopped) process.kill(pid, "SIGSTOP");
    await expect(pool.validate({ source: "x = 1" })).rejects.toThrow(ValidatorPoolBusy);

    expect((await pool.validate({ source: "x = 1" })).status).toBe("VALID");
    expect(stopped.filter(isAlive)).toEqual([]);
    await pool.close();
  });
}

test("closing rejects open requests and leaves no process, even while Python starts or code hangs", async () => {
  const starting = openPool({ size: 2 });
  const early = starting.validate({ source: "x = 1" });
  const refusedEarly = expect(early).rejects.toThrow("closed");
  await starting.close();
  await refusedEarly;

  const pool = openPool({ size: 2, timeoutMs: 60_000 });
  await pool.validate({ source: "x = 1" });
  const open = [1, 2, 3].map(() => pool.validate({ source: HANGING, run }));
  const refused = Promise.all(open.map((report) => expect(report).rejects.toThrow("closed")));
  await pause(500);
  await pool.close();
  await refused;

  await expect(pool.validate({ source: "x = 1" })).rejects.toThrow("closed");
  if (isLinux) expect(validatorsOf(process.pid)).toEqual([]);
});

test("a validator that was killed is replaced, and its request is retried", async () => {
  const pool = openPool({ size: 1 });
  await pool.validate({ source: "x = 1" });
  const long = `x = [${"1, ".repeat(40_000)}]`;
  const report = pool.validate({ source: long });
  await pause(50);
  if (isLinux) for (const pid of validatorsOf(process.pid)) process.kill(pid, "SIGKILL");

  expect((await report).status).toBe("VALID");
  await pool.close();
});

test("validators end by themselves after their parent was killed, even if they hang", async () => {
  const tsx = require.resolve("tsx/cli");
  const parent = spawn(process.execPath, [tsx, join(__dirname, "pool-parent.ts")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const pid = await new Promise<number>((resolve) => {
    parent.stdout.once("data", () => resolve(parent.pid!));
  });
  await pause(500);
  // tsx runs the program in a child process.
  const children = isLinux
    ? readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim().split(" ").map(Number)
    : [];
  const hanging = children.flatMap(validatorsOf);
  for (const child of children) process.kill(child, "SIGKILL");
  parent.kill("SIGKILL");
  const started = Date.now();
  while (hanging.some(isAlive) && Date.now() - started < 15_000) await pause(100);

  expect(hanging).toHaveLength(isLinux ? 1 : 0);
  expect(hanging.filter(isAlive)).toEqual([]);
});
