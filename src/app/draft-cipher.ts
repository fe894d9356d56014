import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Cipher, makeCipher } from "../builder";
import type { Settings } from "./settings";

/**
 * What seals sensitive parameters of drafts. Its key is the setting's, or, beside the embedded database, one that is made
 * at the first start and kept in the data folder. With a database of one's own and without a key there is no cipher:
 * several servers would each make their own.
 */
export async function draftCipher({ draftKey, databaseUrl, dataDir }: Settings): Promise<Cipher | null> {
  if (draftKey !== null) return makeCipher(draftKey);
  if (databaseUrl !== null) return null;
  const file = join(dataDir, "draft.key");
  await mkdir(dirname(file), { recursive: true });
  // Of two first starts at once one makes the file, and both read it.
  await writeFile(file, randomBytes(32).toString("base64"), { mode: 0o600, flag: "wx" }).catch(ignoreExisting);
  return makeCipher(await readFile(file, "utf8"));
}

function ignoreExisting(error: NodeJS.ErrnoException): void {
  if (error.code !== "EEXIST") throw error;
}
