import { GraphQLError, GraphQLScalarType, Kind } from "graphql";

const CALENDAR_DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Is this text a day that exists in the (proleptic Gregorian) calendar, written `YYYY-MM-DD`? */
export function isCalendarDate(text: string): boolean {
  if (!CALENDAR_DATE.test(text) || text.startsWith("0000")) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function parse(value: unknown): string {
  if (typeof value === "string" && isCalendarDate(value)) return value;
  throw new GraphQLError("A Date is a calendar day written YYYY-MM-DD, such as 2018-05-18.");
}

/** A calendar day without time or zone, text on both sides. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: "Date",
  description: "A calendar day without a time, written `YYYY-MM-DD` (ISO 8601).",
  specifiedByURL: "https://www.rfc-editor.org/rfc/rfc3339#section-5.6",
  // What is stored as a date is one; only its form is looked at, thousands of times a page.
  serialize: (value) => (typeof value === "string" && CALENDAR_DATE.test(value) ? value : parse(value)),
  parseValue: parse,
  parseLiteral: (node) => parse(node.kind === Kind.STRING ? node.value : undefined),
});
