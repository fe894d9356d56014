import { GraphQLJSONObject, GraphQLSafeInt } from "graphql-scalars";
import { Field, Float, ID, Int } from "type-graphql";
import { Column, type ColumnOptions, type ColumnType, Generated, PrimaryColumn, type ValueTransformer } from "typeorm";
import { DateScalar } from "./date.scalar";
import { DateTimeScalar } from "./date-time.scalar";
import { DecimalScalar } from "./decimal.scalar";

interface Options {
  readonly description: string;
  readonly nullable?: boolean;
  readonly default?: ColumnOptions["default"];
  /** Name of the column, if it differs from the property's name in snake case. */
  readonly name?: string;
  /** Whether the column is part of the primary key. */
  readonly primary?: boolean;
  /** The database generates the value (`gen_random_uuid()`) when none is provided. */
  readonly generated?: "uuid";
}

type GraphQLTypeThunk = Parameters<typeof Field>[0];

/** Declares a property that is both a GraphQL field and a column. */
function stored(graphqlType: GraphQLTypeThunk, columnType: ColumnType, options: Options, extra: ColumnOptions = {}) {
  const { description, primary, generated, nullable = false, ...column } = options;
  const field = Field(graphqlType, { description, nullable });
  const asColumn = { type: columnType, nullable, ...column, ...extra } as ColumnOptions & { type: ColumnType };
  return (target: object, key: string): void => {
    field(target, key);
    (primary ? PrimaryColumn(asColumn as never) : Column(asColumn))(target, key);
    if (generated) Generated(generated)(target, key);
  };
}

/** The driver returns bigint columns as text. Every value stored in them is below 2^53, so a number is exact. */
const asNumber: ValueTransformer = {
  from: (value: string | null) => (value === null ? null : Number(value)),
  to: (value: number | null | undefined) => value,
};

/** uuid, `ID!`: the primary key. */
export const IdField = (options: Options) => stored(() => ID, "uuid", { primary: true, ...options });
/** text, `ID!`: a natural key such as a ticker. */
export const NaturalKeyField = (options: Options) => stored(() => ID, "text", options);
/** text, `String`. */
export const TextField = (options: Options) => stored(() => String, "text", options);
/** integer, `Int`. */
export const IntField = (options: Options) => stored(() => Int, "integer", options);
/** bigint, `SafeInt`. */
export const SafeIntField = (options: Options) =>
  stored(() => GraphQLSafeInt, "bigint", options, { transformer: asNumber });
/** double precision, `Float`: a statistic. */
export const FloatField = (options: Options) => stored(() => Float, "double precision", options);
/** numeric, `Decimal`: money, a price or a quantity. */
export const DecimalField = (options: Options) => stored(() => DecimalScalar, "numeric", options);
/** boolean, `Boolean`. */
export const BooleanField = (options: Options) => stored(() => Boolean, "boolean", options);
/** timestamptz, `DateTime`: a point in time. */
export const TimeField = (options: Options) => stored(() => DateTimeScalar, "timestamptz", options);
/** date, `Date`: a calendar date. */
export const DateField = (options: Options) => stored(() => DateScalar, "date", options);
/** jsonb, `JSONObject`. */
export const JsonField = (options: Options) => stored(() => GraphQLJSONObject, "jsonb", options);

interface EnumOptions extends Options {
  /** Enum type of the database, in the table's schema. Use one where the order of the values matters. */
  readonly databaseEnum?: { readonly name: string; readonly values: readonly string[] };
}

/** text with a CHECK, or an enum type of the database; a GraphQL enum with the same values. */
export const EnumField = (enumType: () => object, { databaseEnum, ...options }: EnumOptions) => {
  const type = enumType as GraphQLTypeThunk;
  if (databaseEnum === undefined) return stored(type, "text", options);
  return stored(type, "enum", options, { enum: [...databaseEnum.values], enumName: databaseEnum.name });
};
