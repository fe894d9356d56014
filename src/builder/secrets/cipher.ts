import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

/** Keeps values unreadable in the database. A sealed value opens only in the place that it was sealed for. */
export interface Cipher {
  encrypt(value: unknown, place: string): string;
  /** @throws Error when it was tampered with, sealed for another place or with another key. */
  decrypt(sealed: string, place: string): unknown;
}

const ALGORITHM = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** AES-256-GCM; the key is derived from a secret of any length. */
export function makeCipher(secret: string): Cipher {
  const key = createHash("sha256").update(`drafts of strategies\n${secret}`).digest();
  return {
    encrypt(value, place) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(place));
      const text = Buffer.concat([cipher.update(JSON.stringify(value), "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString("base64");
    },
    decrypt(sealed, place) {
      const bytes = Buffer.from(sealed, "base64");
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const decipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES })
        .setAAD(Buffer.from(place))
        .setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const text = Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]);
      return JSON.parse(text.toString("utf8"));
    },
  };
}
