import { makeLog } from "../../../src/platform/output/make-log";
import { rowsOf } from "../../../src/platform/sql/rows";
import { testDatabase } from "../../support/test-database";

const database = testDatabase();
const SECRET = "sk-live-0123456789";

/** Returns what the log contains after an error was logged. */
function logged(error: unknown): string {
  let text = "";
  makeLog("info", {
    write: (line) => {
      text += line;
    },
  }).error({ err: error }, "Request failed");
  return text;
}

async function failureOf(statement: string, values: readonly unknown[]): Promise<unknown> {
  return rowsOf(database.db, `/* failingStatement */ ${statement}`, values).then(
    () => null,
    (error: unknown) => error,
  );
}

test.each([
  ["a value of the wrong type", "select $1::integer", [SECRET]],
  ["JSON that is invalid", "select $1::jsonb", [`{"api_key": "${SECRET}`]],
  ["a constraint", "insert into identity.users (email, full_name, role) values ($1, $1, $2)", ["a@b.example", SECRET]],
  ["a literal in the statement", `select '${SECRET}'::integer`, []],
  ["a unique key", "insert into identity.users (email, full_name) select $1, 'x' from generate_series(1, 2)", [SECRET]],
])("the log of a database error with %s contains no value", async (_, statement, values) => {
  const text = logged(await failureOf(statement, values));
  expect(text).not.toContain(SECRET);
  expect(JSON.parse(text).err).toMatchObject({
    type: "DatabaseError",
    sqlState: expect.stringMatching(/^2[23]/),
    statement: "failingStatement",
  });
});

test("properties of other errors are not logged, their causes are", () => {
  const cause = Object.assign(new Error("the cause"), { parameters: [SECRET] });
  const error = Object.assign(new Error("failed", { cause }), { config: { token: SECRET } });
  const text = logged(error);
  expect(text).not.toContain(SECRET);
  expect(JSON.parse(text).err).toMatchObject({ message: "failed", cause: { message: "the cause" } });
});
