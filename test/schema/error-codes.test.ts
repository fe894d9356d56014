import type { GraphQLEnumType, GraphQLObjectType } from "graphql";
import { buildSchema } from "../../src/app/build-schema";
import { ErrorCode } from "../../src/platform/error-code.enum";
import { readTree } from "../architecture/source-tree";

const schema = buildSchema();
const published = (schema.getType("ErrorCode") as GraphQLEnumType).getValues().map(({ name }) => name);

/** The codes that a file names: `ErrorCode.X`, or `code: "X"` where the language's own files know no enum. */
function codesIn(text: string): string[] {
  return [...text.matchAll(/ErrorCode\.([A-Za-z_]+)|\bcode:[^;,}\n]*?"([A-Z][A-Z_]+)"/g)].map(
    ([, member, quoted]) => (member ?? quoted) as string,
  );
}

/** Codes of errors outside `userErrors`; they stand in `extensions.code` and are no part of the enum. */
const OF_REQUESTS = new Set([
  "UNAUTHENTICATED",
  "QUERY_TOO_COMPLEX",
  "BAD_USER_INPUT",
  "BAD_REQUEST",
  "OPERATION_RESOLUTION_FAILURE",
  "SERVICE_UNAVAILABLE",
  "INTERNAL_SERVER_ERROR",
]);

test("every code that the source refuses with is in the published list", () => {
  const used = readTree("src").flatMap(({ path, text }) => codesIn(text).map((code) => ({ path, code })));
  expect(used.length).toBeGreaterThan(20);
  expect(used.filter(({ code }) => !published.includes(code) && !OF_REQUESTS.has(code))).toEqual([]);
});

test("a code that is not published would be noticed", () => {
  expect(codesIn(`refuse(ErrorCode.PLANTED, "input", "…");`)).toEqual(["PLANTED"]);
  expect(codesIn(`return { field, code: "PLANTED_TOO", message };`)).toEqual(["PLANTED_TOO"]);
});

test("the published list is the enum's, each value under its own name", () => {
  expect(published.toSorted()).toEqual(Object.keys(ErrorCode).toSorted());
  expect(Object.entries(ErrorCode).filter(([key, value]) => key !== value)).toEqual([]);
});

test("userErrors carry a code of this list, a path and a message", () => {
  const fields = (schema.getType("UserError") as GraphQLObjectType).getFields();
  expect(
    Object.entries(fields)
      .map(([name, { type }]) => `${name}: ${type}`)
      .toSorted(),
  ).toEqual(["code: ErrorCode!", "field: [String!]", "message: String!"]);
});
