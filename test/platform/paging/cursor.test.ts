import { AppError } from "../../../src/platform/app-error";
import { decodeCursor, encodeCursor } from "../../../src/platform/paging/cursor";

function problemOf(cursor: string, keyCount = 2): string {
  try {
    decodeCursor(cursor, "runs:CREATED_AT:DESC", keyCount);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect(error.problems).toMatchObject([{ code: "INVALID_VALUE", field: ["after"] }]);
    return error.message;
  }
  return "none";
}
const forge = (parts: unknown) => Buffer.from(JSON.stringify(parts)).toString("base64url");

test.each([[["2024-05-05 05:05:05.123456+00", "6b0f"]], [["-Infinity", "BRK-B"]], [["", 'quoted " é 🦊 \\']]])(
  "decodes the keys %j unchanged",
  (keys) => {
    const cursor = encodeCursor("runs:CREATED_AT:DESC", keys);
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(decodeCursor(cursor, "runs:CREATED_AT:DESC", 2)).toEqual(keys);
  },
);

test("rejects a cursor of another order and names that order", () => {
  const message = problemOf(encodeCursor("runs:STARTED_AT:ASC", ["a", "b"]));
  expect(message).toContain("another list or order");
  expect(message).toContain("runs:STARTED_AT:ASC");
});

test("rejects a cursor with too few or too many keys", () => {
  expect(problemOf(encodeCursor("runs:CREATED_AT:DESC", ["a"]))).toContain("another list or order");
  expect(problemOf(encodeCursor("runs:CREATED_AT:DESC", ["a", "b", "c"]))).toContain("another list or order");
});

test.each([
  "",
  "x",
  "ä",
  "%%%",
  forge(null),
  forge({}),
  forge([]),
  forge("text"),
  forge([1, "a", "b"]),
  forge([["a"], "b", "c"]),
])("rejects %j, which is not a cursor", (cursor) => {
  expect(problemOf(cursor)).toContain("not a cursor");
});
