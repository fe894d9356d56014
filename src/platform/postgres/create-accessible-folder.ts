import { chmod, mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import type { ProgramUser } from "./run-program";

/**
 * Creates a folder and its missing parents so that `user` can enter them, whatever the umask is. Existing folders keep
 * their permissions.
 */
export async function createAccessibleFolder(directory: string, user: ProgramUser | null): Promise<void> {
  const topmost = await mkdir(directory, { recursive: true });
  if (!user || !topmost) return;
  for (let created = directory; created.length >= topmost.length; created = dirname(created)) {
    await chmod(created, 0o711);
  }
}
