import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { buildSchema, type DocumentNode, getOperationAST, parse, validate } from "graphql";
import { getVariableValues } from "graphql/execution/values";

const root = join(__dirname, "../../..");
const examples = join(root, "docs/examples");
const names = readdirSync(examples)
  .filter((file) => file.endsWith(".graphql"))
  .map((file) => file.replace(/\.graphql$/, ""));
const schema = buildSchema(readFileSync(join(root, "schema.graphql"), "utf8"));

function textOf(name: string): string {
  return readFileSync(join(examples, `${name}.graphql`), "utf8");
}

function variablesOf(name: string): Record<string, unknown> {
  const file = `${name}.variables.json`;
  return readdirSync(examples).includes(file) ? JSON.parse(readFileSync(join(examples, file), "utf8")) : {};
}

function variableErrors(document: DocumentNode, variables: Record<string, unknown>) {
  const { variableDefinitions } = getOperationAST(document)!;
  return getVariableValues(schema, variableDefinitions ?? [], variables).errors ?? [];
}

test("examples are numbered from 01 without gaps", () => {
  expect(names.map((name) => name.slice(0, 3))).toEqual(
    names.map((_, index) => `${String(index + 1).padStart(2, "0")}-`),
  );
});

test("every variables file belongs to an example", () => {
  const files = readdirSync(examples).filter((file) => !file.endsWith(".graphql"));
  for (const file of files) expect(names).toContain(file.replace(/\.variables\.json$/, ""));
});

test.each(names)("%s begins with a comment and is valid for the schema, including its variables", (name) => {
  const document = parse(textOf(name));
  expect(textOf(name)).toMatch(/^# \S/);
  expect(validate(schema, document).map(String)).toEqual([]);
  expect(variableErrors(document, variablesOf(name)).map(String)).toEqual([]);
});
