import { changedBy, groupBy, groupInKeyOrder, rowsOf } from "../../../src/platform/sql/rows";
import { ownedDatabase } from "../../support/test-database";

const database = ownedDatabase();

beforeAll(() => database.sql("create table item (id integer primary key, name text not null, note jsonb)"));
beforeEach(async () => {
  await database.sql("truncate item");
  await database.sql("insert into item (id, name) values (1, 'one'), (2, 'two'), (3, 'three')");
});

const names = async () => (await database.sql("select name from item order by id")).map(({ name }) => name);

describe("rowsOf", () => {
  test("returns the rows of a SELECT with numbered parameters", async () => {
    const rows = await rowsOf(
      database.db,
      "/* test */ select id, name from item where id > $1::integer order by id",
      [1],
    );
    expect(rows).toEqual([
      { id: 2, name: "two" },
      { id: 3, name: "three" },
    ]);
  });

  test("returns no rows as an empty list", async () => {
    expect(await rowsOf(database.db, "/* test */ select id from item where false")).toEqual([]);
    expect(await rowsOf(database.db, "/* test */ update item set name = 'x' where false returning id")).toEqual([]);
  });

  test("takes named parameters, with casts, times and JSON in the statement", async () => {
    const [row] = await rowsOf(
      database.db,
      `/* test */
       select :id::integer + :id::integer as sum, '10:30'::time::text as time, '{"a":1}'::jsonb as json, :text::text`,
      { id: 4, text: "a :name in a value" },
    );
    expect(row).toEqual({ sum: 8, time: "10:30:00", json: { a: 1 }, text: "a :name in a value" });
  });

  test.each([
    ["UPDATE", "update item set name = :name::text where id = :id::integer returning id, name"],
    ["INSERT", "insert into item (id, name) values (:id::integer, :name::text) returning id, name"],
    [
      "INSERT … ON CONFLICT",
      `insert into item (id, name) values (:id::integer, :name::text)
       on conflict (id) do update set name = excluded.name returning id, name`,
    ],
  ])("returns the RETURNING rows of %s", async (kind, sql) => {
    const id = kind === "INSERT" ? 4 : 2;
    expect(await rowsOf(database.db, `/* test */ ${sql}`, { id, name: "new" })).toEqual([{ id, name: "new" }]);
    expect(await names()).toContain("new");
  });

  test("returns the RETURNING rows of DELETE", async () => {
    const rows = await rowsOf<{ name: string }>(database.db, "/* test */ delete from item where id < 3 returning name");
    expect(rows.map(({ name }) => name).sort()).toEqual(["one", "two"]);
    expect(await names()).toEqual(["three"]);
  });

  test("returns the rows of a SELECT over a CTE with an UPDATE", async () => {
    const rows = await rowsOf(
      database.db,
      `/* test */
       with updated as (update item set name = upper(name) where id = $1::integer returning name)
       select name, (select count(*)::integer from item) as count from updated`,
      [1],
    );
    expect(rows).toEqual([{ name: "ONE", count: 3 }]);
    expect(await names()).toEqual(["ONE", "two", "three"]);
  });

  test("returns the RETURNING rows of an UPDATE with a CTE", async () => {
    const rows = await rowsOf(
      database.db,
      `/* test */
       with chosen as (select max(id) as id from item)
       update item set name = 'last' from chosen where item.id = chosen.id returning item.id`,
    );
    expect(rows).toEqual([{ id: 3 }]);
  });

  test("returns rows whose columns are arrays", async () => {
    const rows = await rowsOf(database.db, "/* test */ select array_agg(id order by id) as ids from item");
    expect(rows).toEqual([{ ids: [1, 2, 3] }]);
  });

  test.each([
    "select 1",
    "/* two words */ select 1",
    "/*test*/ select 1",
    "-- test\nselect 1",
    "select 1 /* test */",
    "/* test */select 1",
  ])("rejects a statement without a name: %j", async (sql) => {
    await expect(rowsOf(database.db, sql)).rejects.toThrow("The statement does not begin with a name");
  });

  test("rejects missing and unused names before it executes anything", async () => {
    const sql = "/* test */ delete from item where id = :id";
    await expect(rowsOf(database.db, sql, {})).rejects.toThrow("The parameter :id of a statement has no value.");
    await expect(rowsOf(database.db, sql, { id: 1, name: "one" })).rejects.toThrow("does not use the parameter :name");
    expect(await names()).toHaveLength(3);
  });
});

describe("changedBy", () => {
  test.each([
    ["UPDATE", "update item set note = '{}' where id <= $1::integer", 2],
    ["UPDATE … RETURNING", "update item set note = '{}' where id <= $1::integer returning id", 2],
    ["DELETE", "delete from item where id <= $1::integer", 2],
    ["an UPDATE of no rows", "update item set note = '{}' where id > 1 + $1::integer", 0],
  ])("counts the rows of %s", async (_, sql, count) => {
    expect(await changedBy(database.db, `/* test */ ${sql}`, [2])).toBe(count);
  });

  test("rejects a SELECT", async () => {
    await expect(changedBy(database.db, "/* test */ select id from item")).rejects.toThrow("Not an UPDATE or DELETE");
  });

  test("rejects a statement without a name before it executes it", async () => {
    await expect(changedBy(database.db, "delete from item")).rejects.toThrow(
      "The statement does not begin with a name",
    );
    expect(await names()).toHaveLength(3);
  });
});

describe("groups", () => {
  const words = ["apple", "bean", "avocado", "beet"];

  test("keep the order of the values", () => {
    expect([...groupBy(words, (word) => word[0])]).toEqual([
      ["a", ["apple", "avocado"]],
      ["b", ["bean", "beet"]],
    ]);
  });

  test("are returned in the order of the keys, with an empty one for a key without values", () => {
    expect(groupInKeyOrder(["c", "b", "a"], words, (word) => word.charAt(0))).toEqual([
      [],
      ["bean", "beet"],
      ["apple", "avocado"],
    ]);
  });
});
