import type { GraphQLEnumType, GraphQLObjectType } from "graphql";
import { buildSchema } from "../../src/app/build-schema";
import { ErrorCode } from "../../src/platform/error-code.enum";
import { readTree } from "../architecture/source-tree";

const schema = buildSchema();
const published = (schema.getType("ErrorCode") as GraphQLEnumType).getValues().map(({ name }) => name);

/** Finds the error codes in a file: `ErrorCode.X`, or `code: "X"` in the files of the engine, which has no enum. */
function codesIn(text: string): string[] {
  return [...text.matchAll(/ErrorCode\.([A-Za-z_]+)|\bcode:[^;,}\n]*?"([A-Z][A-Z_]+)"/g)].map(
    ([, member, quoted]) => (member ?? quoted) as string,
  );
}

/** Codes of errors outside `userErrors`. They are values of `extensions.code` and not part of the enum. */
const OF_REQUESTS = new Set([
  "PAYLOAD_TOO_LARGE",
  "UNAUTHENTICATED",
  "QUERY_TOO_COMPLEX",
  "BAD_USER_INPUT",
  "BAD_REQUEST",
  "OPERATION_RESOLUTION_FAILURE",
  "SERVICE_UNAVAILABLE",
  "INTERNAL_SERVER_ERROR",
]);

test("every error code in the source is a value of the enum ErrorCode", () => {
  const used = readTree("src").flatMap(({ path, text }) => codesIn(text).map((code) => ({ path, code })));
  expect(used.length).toBeGreaterThan(20);
  expect(used.filter(({ code }) => !published.includes(code) && !OF_REQUESTS.has(code))).toEqual([]);
});

test("a code that is not in the enum is found", () => {
  expect(codesIn(`refuse(ErrorCode.PLANTED, "input", "…");`)).toEqual(["PLANTED"]);
  expect(codesIn(`return { field, code: "PLANTED_TOO", message };`)).toEqual(["PLANTED_TOO"]);
});

test("the schema has the values of the enum, each under its own name", () => {
  expect(published.toSorted()).toEqual(Object.keys(ErrorCode).toSorted());
  expect(Object.entries(ErrorCode).filter(([key, value]) => key !== value)).toEqual([]);
});

test("a UserError has a code of this enum, a path and a message", () => {
  const fields = (schema.getType("UserError") as GraphQLObjectType).getFields();
  expect(
    Object.entries(fields)
      .map(([name, { type }]) => `${name}: ${type}`)
      .toSorted(),
  ).toEqual(["code: ErrorCode!", "field: [String!]", "message: String!"]);
});
