import { conjunction, parameters } from "../../../src/platform/paging/keyset-list";

test("values are bound in the order in which conditions ask for them", () => {
  const { values, bind } = parameters();
  const sql = conjunction([(b) => `a between ${b(1)} and ${b(2)}`, (b) => `c = ${b("x")}`], bind);
  expect(sql.replace(/\s+/g, " ")).toBe("(a between $1 and $2) and (c = $3)");
  expect(values).toEqual([1, 2, "x"]);
});

test("a statement's first values keep their places", () => {
  const ids = ["one", "two"];
  const { values, bind } = parameters(ids, 5);
  expect(bind("third")).toBe("$3");
  expect(values).toEqual([ids, 5, "third"]);
});

test("conditions that are not asked for leave no trace", () => {
  const { values, bind } = parameters();
  expect(conjunction([false, null, undefined, () => "a"], bind)).toBe("(a)");
  expect(conjunction([], bind)).toBe("true");
  expect(conjunction([false], bind)).toBe("true");
  expect(values).toEqual([]);
});

test("an alternative inside one condition does not swallow the others", () => {
  const { bind } = parameters();
  expect(conjunction([() => "a or b", () => "c"], bind).replace(/\s+/g, " ")).toBe("(a or b) and (c)");
});
