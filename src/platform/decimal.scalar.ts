import { GraphQLError, GraphQLScalarType, Kind } from "graphql";

/** Up to 20 integer digits and 12 decimals: wider than any price. Exponents, NaN and Infinity are not allowed. */
const DECIMAL = /^[+-]?\d{1,20}(\.\d{1,12})?$/;

/** Whether the text is a number that the `Decimal` scalar accepts. */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

function parse(value: unknown): string {
  if (typeof value === "string" && isDecimal(value)) return value.replace(/^\+/, "");
  throw new GraphQLError(
    'A Decimal must be a string such as "163.25": an optional sign, up to 20 integer digits and up to 12 decimals.',
  );
}

/** An exact decimal number. It is text both in the API and in the code, because a binary float would lose digits. */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: "Decimal",
  description:
    'An exact decimal number as a string, such as `"163.25"`: up to 20 integer digits and 12 decimals, no exponent.',
  specifiedByURL: "https://www.postgresql.org/docs/current/datatype-numeric.html",
  serialize: (value) => String(value),
  parseValue: parse,
  parseLiteral: (node) => {
    // A literal such as 163.25 is parsed from its digits, never through a float.
    const isNumber = node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT;
    return parse(isNumber ? node.value : undefined);
  },
});
