import { makeVault } from "../../../src/builder/secrets/vault";

const vault = makeVault("a secret of the tests");

test.each([0, -1.5, "text", "", true, null, { a: [1, "é💥"] }])("what is sealed opens again: %j", (value) => {
  expect(vault.open(vault.seal(value, "here"), "here")).toEqual(value);
});

test("one value is sealed differently each time", () => {
  expect(vault.seal(1, "here")).not.toBe(vault.seal(1, "here"));
});

test.each<[string, () => unknown]>([
  ["in another place", () => vault.open(vault.seal(1, "here"), "there")],
  ["with another key", () => makeVault("another").open(vault.seal(1, "here"), "here")],
  ["when it was cut", () => vault.open(vault.seal(1, "here").slice(0, 20), "here")],
  ["when it was changed", () => vault.open(flipped(vault.seal("secret", "here")), "here")],
])("it does not open %s", (_, open) => {
  expect(open).toThrow();
});

function flipped(sealed: string): string {
  const bytes = Buffer.from(sealed, "base64");
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
  return bytes.toString("base64");
}
