import { parseValue as parseLiteral } from "graphql";
import { DateTimeScalar } from "../../src/platform/date-time.scalar";

test.each([
  ["2018-05-11T20:00:00Z", "2018-05-11T20:00:00.000Z"],
  ["2018-05-11T20:00:00.123456+00:00", "2018-05-11T20:00:00.123Z"],
  ["2018-05-11T20:00:00-04:00", "2018-05-12T00:00:00.000Z"],
  ["2018-05-11t20:00:00z", "2018-05-11T20:00:00.000Z"],
])("reads %s", (text, utc) => {
  expect(DateTimeScalar.parseValue(text)).toEqual(new Date(utc));
  expect(DateTimeScalar.parseLiteral(parseLiteral(JSON.stringify(text)), {})).toEqual(new Date(utc));
  expect(DateTimeScalar.serialize(new Date(utc))).toEqual(new Date(utc));
});

/** As `datetime.isoformat()`, `str(datetime)`, `input type=datetime-local` and spreadsheets write them. */
test.each([
  ["2018-05-11T20:00:00", "2018-05-11T20:00:00Z"],
  ["2018-05-11T20:00:00.123456", "2018-05-11T20:00:00.123456Z"],
  ["2018-05-11 20:00:00", "2018-05-11T20:00:00Z"],
  ["2018-05-11T20:00", "2018-05-11T20:00:00Z"],
])("refuses %s, which has no offset, with the text to send", (text, corrected) => {
  const message = `"${text}" is a time without an offset from UTC; add the offset, such as Z for UTC: "${corrected}".`;
  expect(() => DateTimeScalar.parseValue(text)).toThrow(message);
  expect(() => DateTimeScalar.parseLiteral(parseLiteral(JSON.stringify(text)), {})).toThrow(message);
  expect(DateTimeScalar.parseValue(corrected)).toBeInstanceOf(Date);
});

test.each([
  ["yesterday"],
  [""],
  ["2018-05-11"],
  ["2018-02-30T00:00:00Z"],
  ["2018-05-11T25:00:00Z"],
  [1526068800],
  [null],
  [{}],
])("refuses %j with an example", (value) => {
  expect(() => DateTimeScalar.parseValue(value)).toThrow(
    `A DateTime must be a time with an offset, such as "2018-05-11T20:00:00Z", not ${JSON.stringify(value)}.`,
  );
});

test("a long text is not repeated as a whole", () => {
  expect(() => DateTimeScalar.parseValue("x".repeat(10_000))).toThrow(/^.{1,200}$/);
});
