import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const PATIENCE_MS = 60_000;

export interface ServerProcess {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts a server of this project in a process of its own and waits until it answers on the port it was told. */
export async function startServer(
  script: string,
  port: number,
  environment: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", resolve(__dirname, script)], {
    cwd: resolve(__dirname, ".."),
    env: { PATH: process.env.PATH, NODE_ENV: "production", ...environment, PORT: String(port) },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const url = `http://127.0.0.1:${port}`;
  const stop = () => stopProcess(child);
  try {
    await answering(`${url}/healthz`, child);
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while (child.exitCode === null && Date.now() < deadline) {
    const response = await fetch(url).catch(() => null);
    if (response?.ok) return;
    await sleep(100);
  }
  throw new Error(`The server did not start: nothing answers at ${url}.`);
}

async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  const killer = setTimeout(() => child.kill("SIGKILL"), 20_000);
  await exited;
  clearTimeout(killer);
}
