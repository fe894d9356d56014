import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "../src/platform/postgres/free-port";
import type { Cleanup } from "./cleanup";

const START_TIMEOUT_MS = 60_000;

/** Starts a server of this project in its own process; returns its URL once its health check succeeds. */
export async function startServer(
  script: string,
  environment: Readonly<Record<string, string>>,
  cleanup: Cleanup,
): Promise<string> {
  const port = await freePort();
  const child = spawn(process.execPath, ["--max-semi-space-size=64", "--import", "tsx", resolve(__dirname, script)], {
    cwd: resolve(__dirname, ".."),
    env: { PATH: process.env.PATH, NODE_ENV: "production", ...environment, PORT: String(port) },
    stdio: ["ignore", "inherit", "inherit"],
  });
  cleanup.add(() => stopProcess(child));
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    const response = await fetch(`${url}/healthz`).catch(() => null);
    if (response?.ok) return url;
    await sleep(100);
  }
  throw new Error(`${script} did not start: no response from ${url}.`);
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  const killer = setTimeout(() => child.kill("SIGKILL"), 20_000);
  await exited;
  clearTimeout(killer);
}
