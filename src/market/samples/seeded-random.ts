import { createHash } from "node:crypto";

/**
 * A stream of numbers in [0, 1) in steps of 2^-32 that depends on nothing but the seed text: sfc32 by Chris Doty-Humphrey
 * (PractRand, public domain), its 96 bits of free state taken from the seed's SHA-256, its counter started at 1 as there.
 * Integer arithmetic only, so every platform gives the same stream. Not for secrets.
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
