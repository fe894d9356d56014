import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, parse, validate } from "graphql";
import { MISSING_PYTHON, testPythonIsMissing } from "../engine/python/run-python";
import { PROJECT } from "../support/child-programs";

const schema = buildSchema(readFileSync(join(PROJECT, "schema.graphql"), "utf8"));

/** Returns the documents of a Python file: the value of an expression, by name. */
function documentsOf(folder: string, expression: string): Record<string, string> {
  const print = `import json; print(json.dumps(${expression}))`;
  const cwd = join(PROJECT, folder);
  return JSON.parse(execFileSync("python3", ["-B", "-c", print], { cwd, encoding: "utf8" }));
}

describe.each([
  ["the client", "clients/python", "__import__('stratagraph').DOCUMENTS", 12],
  [
    "the executor",
    "docs/guides/executor",
    "{**__import__('executor').MUTATIONS, 'read': __import__('executor').READ_RUN}",
    6,
  ],
])("%s in Python", (_, folder, expression, count) => {
  if (MISSING_PYTHON !== undefined) testPythonIsMissing("A document");
  else {
    test("sends documents that are valid", () => {
      const documents = Object.values(documentsOf(folder, expression));
      expect(documents).toHaveLength(count);
      expect(documents.flatMap((document) => validate(schema, parse(document)))).toEqual([]);
    });
  }
});
