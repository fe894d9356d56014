import { parseValue } from "graphql";
import { DateScalar, isCalendarDate } from "../../src/platform/date.scalar";

test.each(["2024-02-29", "2000-02-29", "1999-12-31", "0001-01-01", "9999-12-31", "2024-04-30"])(
  "accepts the date %s",
  (text) => {
    expect(isCalendarDate(text)).toBe(true);
    expect(DateScalar.parseValue(text)).toBe(text);
    expect(DateScalar.parseLiteral(parseValue(`"${text}"`))).toBe(text);
  },
);

test.each([
  "2023-02-29",
  "1900-02-29",
  "2024-04-31",
  "2024-00-10",
  "2024-13-01",
  "2024-01-00",
  "2024-01-32",
  "0000-01-01",
  "24-01-01",
  "2024-1-1",
  "20240101",
  "2024-01-01T00:00:00Z",
  " 2024-01-01",
  "2024-01-01\n",
  "today",
  "infinity",
  "",
])("rejects %j, which is not a date", (text) => {
  expect(isCalendarDate(text)).toBe(false);
  expect(() => DateScalar.parseValue(text)).toThrow("YYYY-MM-DD");
});

test.each([20240101, null, undefined, true, new Date(0), ["2024-01-01"]])("rejects %p as a variable", (value) => {
  expect(() => DateScalar.parseValue(value)).toThrow("YYYY-MM-DD");
});

test.each(["20240101", "null", "TODAY", '["2024-01-01"]'])("rejects %s in a document", (literal) => {
  expect(() => DateScalar.parseLiteral(parseValue(literal))).toThrow("YYYY-MM-DD");
});

test("returns a date as the text that is stored, and throws for anything that does not have its format", () => {
  expect(DateScalar.serialize("2024-02-29")).toBe("2024-02-29");
  expect(() => DateScalar.serialize("29.02.2024")).toThrow("YYYY-MM-DD");
  expect(() => DateScalar.serialize(new Date("2024-02-29T23:59:59Z"))).toThrow("YYYY-MM-DD");
});
