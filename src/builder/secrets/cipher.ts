import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

/**
 * Encrypts values for the database. `associatedData` is authenticated but not encrypted: a value copied to another
 * place, where other data is expected, cannot be decrypted.
 */
export interface Cipher {
  encrypt(value: unknown, associatedData: string): string;
  /** @throws Error when the value was modified, or encrypted with another key or other associated data. */
  decrypt(encrypted: string, associatedData: string): unknown;
}

const ALGORITHM = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Prefix of the secret when the key is derived. Stored values depend on it: it must never change. */
const KEY_CONTEXT = "drafts of strategies\n";

/** AES-256-GCM with a key derived from a secret of any length. */
export function makeCipher(secret: string): Cipher {
  const key = createHash("sha256").update(`${KEY_CONTEXT}${secret}`).digest();
  return {
    encrypt(value, associatedData) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(associatedData));
      const text = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString("base64");
    },
    decrypt(encrypted, associatedData) {
      const bytes = Buffer.from(encrypted, "base64");
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(associatedData))
        .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
      return JSON.parse(text.toString("utf8"));
    },
  };
}
