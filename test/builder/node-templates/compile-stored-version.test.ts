import { compileStoredVersion } from "../../../src/builder/node-templates/compile-stored-version";

const row = (nth: number) => ({
  ...{ templateId: `template ${nth}`, name: "mine", version: "1.0.0" },
  ...{ parameterSchema: {}, inputPorts: [], expression: "close" },
  outputPorts: [{ name: "value", type: "SERIES" as never, required: false, description: null }],
});

test("a version is compiled once, and forgotten when a thousand others were asked for since", () => {
  const first = compileStoredVersion(row(0));
  expect(first).toBeDefined();
  for (let nth = 1; nth < 1000; nth += 1) compileStoredVersion(row(nth));
  expect(compileStoredVersion(row(0))).toBe(first);
  for (let nth = 1; nth <= 1000; nth += 1) compileStoredVersion(row(nth));
  expect(compileStoredVersion(row(0))).not.toBe(first);
});
