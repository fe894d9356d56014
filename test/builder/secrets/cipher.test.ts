import { makeCipher } from "../../../src/builder/secrets/cipher";

const cipher = makeCipher("a secret of the tests");

test.each([0, -1.5, "text", "", true, null, { a: [1, "é💥"] }])("decrypts what it encrypted: %j", (value) => {
  expect(cipher.decrypt(cipher.encrypt(value, "here"), "here")).toEqual(value);
});

test("encrypts the same value differently each time", () => {
  expect(cipher.encrypt(1, "here")).not.toBe(cipher.encrypt(1, "here"));
});

test.each<[string, () => unknown]>([
  ["with other associated data", () => cipher.decrypt(cipher.encrypt(1, "here"), "there")],
  ["with another key", () => makeCipher("another").decrypt(cipher.encrypt(1, "here"), "here")],
  ["when the text was cut", () => cipher.decrypt(cipher.encrypt(1, "here").slice(0, 20), "here")],
  ["when the text was changed", () => cipher.decrypt(flipped(cipher.encrypt("secret", "here")), "here")],
])("does not decrypt %s", (_, decrypt) => {
  expect(decrypt).toThrow();
});

function flipped(encrypted: string): string {
  const bytes = Buffer.from(encrypted, "base64");
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  return bytes.toString("base64");
}
