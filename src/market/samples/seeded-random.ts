import { createHash } from "node:crypto";

/**
 * Returns a generator of numbers in [0, 1) in steps of 2^-32 that depends only on the seed: sfc32 by Chris
 * Doty-Humphrey (PractRand, public domain). Its 96 bits of state are taken from the seed's SHA-256; its counter starts
 * at 1, as in PractRand. It uses integer arithmetic only, so the stream is the same on every platform. Not for secrets.
 */
export function seededRandom(seed: string): () => number {
  const digest = createHash("sha256").update(seed, "utf8").digest();
  let a = digest.readInt32LE(0);
  let b = digest.readInt32LE(4);
  let c = digest.readInt32LE(8);
  let counter = 1;
  return () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
}
