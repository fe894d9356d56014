import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Cipher, makeCipher } from "../builder";
import type { Settings } from "./settings/settings";

/**
 * Returns the cipher for sensitive parameters of drafts. Its key is the configured one or, with the embedded database,
 * one that the first start generates and stores in the data folder. With an external database and without a configured
 * key it returns null: several servers would each generate their own key.
 */
export async function draftCipher({ draftKey, databaseUrl, dataDir }: Settings): Promise<Cipher | null> {
  if (draftKey !== null) return makeCipher(draftKey);
  if (databaseUrl !== null) return null;
  const file = join(dataDir, "draft.key");
  await mkdir(dirname(file), { recursive: true });
  // If two servers start for the first time at once, one creates the file and both read it.
  await writeFile(file, randomBytes(32).toString("base64"), { mode: 0o600, flag: "wx" }).catch(ignoreExisting);
  return makeCipher(await readFile(file, "utf8"));
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}
