import { GraphQLError, GraphQLScalarType, Kind } from "graphql";

const CALENDAR_DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Whether the text is a date of the proleptic Gregorian calendar, written `YYYY-MM-DD`, in the years 0001 to 9999. */
export function isCalendarDate(text: string): boolean {
  if (!CALENDAR_DATE.test(text) || text.startsWith("0000")) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function parse(value: unknown): string {
  if (typeof value === "string" && isCalendarDate(value)) return value;
  throw new GraphQLError("A Date must be a calendar date written YYYY-MM-DD, such as 2018-05-18.");
}

/** A calendar date without time or time zone. It is text both in the API and in the code. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: "Date",
  description: "A calendar date without a time or time zone, written `YYYY-MM-DD` (ISO 8601).",
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
  // The database stores valid dates only. A page has thousands of them, so checking the form is enough.
  serialize: (value) => (typeof value === "string" && CALENDAR_DATE.test(value) ? value : parse(value)),
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
});
