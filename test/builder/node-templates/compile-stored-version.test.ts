import { compileStoredVersion } from "../../../src/builder/node-templates/compile-stored-version";

const row = (nth: number) => ({
  templateId: `template ${nth}`,
  name: "mine",
  version: "1.0.0",
  parameterSchema: {},
  inputPorts: [],
  expression: "close",
  outputPorts: [{ name: "value", type: "SERIES" as never, required: false, description: null }],
});

test("compiles a version once, and evicts it after 1,000 other versions", () => {
  const first = compileStoredVersion(row(0));
  expect(first).toBeDefined();
  for (let nth = 1; nth < 1000; nth += 1) compileStoredVersion(row(nth));
  expect(compileStoredVersion(row(0))).toBe(first);
  for (let nth = 1; nth <= 1000; nth += 1) compileStoredVersion(row(nth));
  expect(compileStoredVersion(row(0))).not.toBe(first);
});
