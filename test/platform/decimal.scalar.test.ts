import { parseValue } from "graphql";
import { DecimalScalar, isDecimal } from "../../src/platform/decimal.scalar";

const tooLong = "1".repeat(21);

test.each(["0", "1", "-1", "163.25", "-0.000000000001", "00.10", `${"9".repeat(20)}.${"9".repeat(12)}`])(
  "accepts %s and keeps every digit",
  (text) => {
    expect(isDecimal(text)).toBe(true);
    expect(DecimalScalar.parseValue(text)).toBe(text);
  },
);

test("accepts a plus sign and drops it", () => {
  expect(DecimalScalar.parseValue("+1.5")).toBe("1.5");
});

test.each([
  "",
  " 1",
  "1 ",
  "1.",
  ".5",
  "1,5",
  "1e5",
  "0x1f",
  "NaN",
  "Infinity",
  "--1",
  "1\n",
  "١",
  tooLong,
  "1.1234567890123",
])("rejects %j", (text) => {
  expect(isDecimal(text)).toBe(false);
  expect(() => DecimalScalar.parseValue(text)).toThrow("A Decimal must be a string such as");
});

test.each([1, 1.5, Number.NaN, true, null, undefined, ["1"], { value: "1" }, 1n])(
  "rejects %p as a variable, because only text keeps every digit",
  (value) => {
    expect(() => DecimalScalar.parseValue(value)).toThrow("A Decimal must be a string such as");
  },
);

test.each([
  ['"163.25"', "163.25"],
  ["12345678901234567890.123456789012", "12345678901234567890.123456789012"],
  ["42", "42"],
])("parses %s in a document without losing a digit", (literal, text) => {
  expect(DecimalScalar.parseLiteral(parseValue(literal))).toBe(text);
});

test.each(["1e5", "true", "null", "[1]", "{ a: 1 }", "$variable", "NaN"])("rejects %s in a document", (literal) => {
  expect(() => DecimalScalar.parseLiteral(parseValue(literal))).toThrow("A Decimal must be a string such as");
});
