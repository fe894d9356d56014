import { GraphQLError, GraphQLScalarType, Kind } from "graphql";

/** Up to 20 digits before the point and 12 behind it: wider than any price, and never an exponent, NaN or Infinity. */
const DECIMAL = /^[+-]?\d{1,20}(\.\d{1,12})?$/;

/** Is this text a plain decimal number as the `Decimal` scalar takes it? */
export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

function parse(value: unknown): string {
  if (typeof value === "string" && isDecimal(value)) return value.replace(/^\+/, "");
  throw new GraphQLError(
    'A Decimal is text such as "163.25": digits with an optional sign and fraction (20 digits, 12 decimals at most).',
  );
}

/** An exact decimal number, text on both sides so that no digit is lost in a binary float. */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: "Decimal",
  description:
    'An exact decimal number as text, such as `"163.25"`. At most 20 digits before and 12 behind the point, no exponent.',
  specifiedByURL: "https://www.postgresql.org/docs/current/datatype-numeric.html",
  serialize: (value) => String(value),
  parseValue: parse,
  parseLiteral: (node) => {
    // 163.25 in a document is read from its digits, never through a float.
    const isNumber = node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT;
    return parse(isNumber ? node.value : undefined);
  },
});
