import { randomBytes } from "node:crypto";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { isProcessAlive } from "./is-process-alive";

/**
 * Creates a folder that is either complete or absent, even if this process is killed or another one creates the same
 * folder at the same time.
 *
 * `fill` writes to a temporary folder next to the target, which is then renamed. If another process was faster, its
 * folder stays and ours is deleted.
 */
export async function createFolderAtomically(target: string, fill: (folder: string) => Promise<void>): Promise<void> {
  await removeAbandoned(target);
  const folder = `${target}.unfinished-${process.pid}-${randomBytes(4).toString("hex")}`;
  await mkdir(folder, { mode: 0o700 });
  try {
    await fill(folder);
    await rename(folder, target);
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    const code = (error as NodeJS.ErrnoException).code;
    const otherWasFaster =
      code === "ENOTEMPTY" || code === "EEXIST" || (code === "EPERM" && process.platform === "win32");
    if (!otherWasFaster) throw error;
  }
}

async function removeAbandoned(target: string): Promise<void> {
  const prefix = `${basename(target)}.unfinished-`;
  for (const name of await readdir(dirname(target))) {
    if (!name.startsWith(prefix)) continue;
    const creator = Number(name.slice(prefix.length).split("-")[0]);
    if (!isProcessAlive(creator)) await rm(join(dirname(target), name), { recursive: true, force: true });
  }
}
