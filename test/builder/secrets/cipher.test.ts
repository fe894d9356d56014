import { makeCipher } from "../../../src/builder/secrets/cipher";

const cipher = makeCipher("a secret of the tests");

test.each([0, -1.5, "text", "", true, null, { a: [1, "é💥"] }])("what is sealed opens again: %j", (value) => {
  expect(cipher.decrypt(cipher.encrypt(value, "here"), "here")).toEqual(value);
});

test("one value is sealed differently each time", () => {
  expect(cipher.encrypt(1, "here")).not.toBe(cipher.encrypt(1, "here"));
});

test.each<[string, () => unknown]>([
  ["in another place", () => cipher.decrypt(cipher.encrypt(1, "here"), "there")],
  ["with another key", () => makeCipher("another").decrypt(cipher.encrypt(1, "here"), "here")],
  ["when it was cut", () => cipher.decrypt(cipher.encrypt(1, "here").slice(0, 20), "here")],
  ["when it was changed", () => cipher.decrypt(flipped(cipher.encrypt("secret", "here")), "here")],
])("it does not open %s", (_, open) => {
  expect(open).toThrow();
});

function flipped(sealed: string): string {
  const bytes = Buffer.from(sealed, "base64");
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  return bytes.toString("base64");
}
