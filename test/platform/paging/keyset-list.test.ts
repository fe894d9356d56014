import { conjunction, parameters } from "../../../src/platform/paging/keyset-list";

test("numbers the parameters in the order in which the conditions bind them", () => {
  const { values, bind } = parameters();
  const sql = conjunction([(b) => `a between ${b(1)} and ${b(2)}`, (b) => `c = ${b("x")}`], bind);
  expect(sql.replace(/\s+/g, " ")).toBe("(a between $1 and $2) and (c = $3)");
  expect(values).toEqual([1, 2, "x"]);
});

test("known values keep the first numbers", () => {
  const ids = ["one", "two"];
  const { values, bind } = parameters(ids, 5);
  expect(bind("third")).toBe("$3");
  expect(values).toEqual([ids, 5, "third"]);
});

test("skips empty conditions", () => {
  const { values, bind } = parameters();
  expect(conjunction([false, null, undefined, () => "a"], bind)).toBe("(a)");
  expect(conjunction([], bind)).toBe("true");
  expect(conjunction([false], bind)).toBe("true");
  expect(values).toEqual([]);
});

test("puts conditions in parentheses, so that an OR in one of them does not affect the others", () => {
  const { bind } = parameters();
  expect(conjunction([() => "a or b", () => "c"], bind).replace(/\s+/g, " ")).toBe("(a or b) and (c)");
});
