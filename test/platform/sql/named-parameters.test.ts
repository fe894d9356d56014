import { numberParameters } from "../../../src/platform/sql/named-parameters";

test("numbers named parameters in the order of their first occurrence", () => {
  expect(numberParameters("select :b, :a, :c", { a: 1, b: 2, c: 3 })).toEqual({
    sql: "select $1, $2, $3",
    values: [2, 1, 3],
  });
});

test("a name that occurs several times is one parameter", () => {
  expect(numberParameters("where id = :id or (:id is null and name = :name)", { name: "x", id: 7 })).toEqual({
    sql: "where id = $1 or ($1 is null and name = $2)",
    values: [7, "x"],
  });
});

test("keeps casts, also after a parameter", () => {
  expect(numberParameters("select :id::uuid, now()::date, '{}'::text[]", { id: "1" })).toEqual({
    sql: "select $1::uuid, now()::date, '{}'::text[]",
    values: ["1"],
  });
});

test.each([
  ["a time", "where at = '10:30'"],
  ["a time with seconds and an offset", "where at = '2024-01-01T10:30:59+02:00'"],
  ["JSON with a number", `select '{"a":1}'::jsonb`],
  ["an array slice", "select list[1:2]"],
  ["a statement without parameters", "/* f */ select 1"],
])("keeps %s", (_, sql) => {
  expect(numberParameters(sql, {})).toEqual({ sql, values: [] });
});

test("a name may contain digits and underscores, and may begin like another one", () => {
  expect(numberParameters("select :run, :runId, :run_2", { run: 1, runId: 2, run_2: 3 })).toEqual({
    sql: "select $1, $2, $3",
    values: [1, 2, 3],
  });
});

test("passes null and undefined on as values", () => {
  expect(numberParameters("select :a, :b", { a: null, b: undefined }).values).toEqual([null, undefined]);
});

test("rejects a name without a value, even one that every object inherits", () => {
  expect(() => numberParameters("select :id, :other", { id: 1 })).toThrow(
    "The parameter :other of a statement has no value.",
  );
  expect(() => numberParameters("select :toString", {})).toThrow(
    "The parameter :toString of a statement has no value.",
  );
});

test("rejects a value that the statement does not use", () => {
  expect(() => numberParameters("select :id", { id: 1, unused: 2 })).toThrow(
    "The statement does not use the parameter :unused.",
  );
});

test("reads a word after a colon in a JSON literal as a parameter: pass such JSON as a value instead", () => {
  expect(() => numberParameters(`select '{"a":true}'::jsonb`, {})).toThrow("The parameter :true of a statement");
});
