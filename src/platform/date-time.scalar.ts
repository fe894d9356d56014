import { GraphQLError, GraphQLScalarType } from "graphql";
import { GraphQLDateTime } from "graphql-scalars";

const { parseValue, parseLiteral, ...config } = GraphQLDateTime.toConfig();
/** A date and a time as Python and SQL write them: without an offset, perhaps with a space in between. */
const WITHOUT_OFFSET = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?$/;

/** An invalid time is refused with a message that says how to write it. */
function explained(parse: () => Date, value: unknown): Date {
  try {
    return parse();
  } catch {
    const text = JSON.stringify(value ?? null);
    throw new GraphQLError(
      typeof value === "string" && WITHOUT_OFFSET.test(value)
        ? `${text} is a time without an offset from UTC; add the offset, such as Z for UTC: "${withOffset(value)}".`
        : `A DateTime must be a time with an offset, such as "2018-05-11T20:00:00Z", not ${text.slice(0, 100)}.`,
    );
  }
}

const withOffset = (time: string) => `${time.replace(" ", "T").replace(",", ".")}${time.length === 16 ? ":00" : ""}Z`;

/** A point in time: text in the API, a Date in the code. Parsed by graphql-scalars. */
export const DateTimeScalar = new GraphQLScalarType<Date, unknown>({
  ...config,
  description:
    "A point in time with its offset from UTC (RFC 3339), such as `2018-05-11T20:00:00Z`. Answers are in UTC, with milliseconds.",
  parseValue: (value) => explained(() => parseValue(value), value),
  parseLiteral: (node, variables) =>
    explained(() => parseLiteral(node, variables), "value" in node ? node.value : null),
});
