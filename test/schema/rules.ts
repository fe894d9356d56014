import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
} from "graphql";

/** A rule of the schema. Returns the violations, such as `Type.field`. */
export type Rule = (schema: GraphQLSchema) => string[];

export const everythingIsDescribed: Rule = (schema) =>
  everything(schema)
    .filter(({ description }) => !description?.trim())
    .map(({ place }) => place);

export const descriptionsAreSentences: Rule = (schema) =>
  everything(schema)
    .filter(({ description }) => description && !/[.?]$/.test(description.trim()))
    .map(({ place }) => place);

export const namesFollowTheirKind: Rule = (schema) =>
  ownTypes(schema).flatMap((type) => [
    ...(/^[A-Z][A-Za-z0-9]*$/.test(type.name) ? [] : [type.name]),
    ...membersOf(type)
      .filter(({ name }) => !(isEnumType(type) ? /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/ : /^[a-z][A-Za-z0-9]*$/).test(name))
      .map(({ place }) => place),
  ]);

/** A query is named after what it returns, a mutation after what it does: not `getRun`, not `runMutation`. */
export const operationsAreNamedPlainly: Rule = (schema) => [
  ...rootFields(schema.getQueryType())
    .filter(({ name }) => /^(get|query|fetch|list|find|load)(?=[A-Z])/.test(name))
    .map(({ name }) => `Query.${name}`),
  ...rootFields(schema.getMutationType())
    .filter(({ name }) => /^(do|mutate|mutation|perform)(?=[A-Z])|Mutation$/.test(name))
    .map(({ name }) => `Mutation.${name}`),
];

export const inputsAreNamedForTheirUse: Rule = (schema) =>
  ownTypes(schema)
    .filter((type) => isInputObjectType(type) !== /(Input|Filter|Order)$/.test(type.name))
    .map(({ name }) => name);

export const connectionsAreRelayConnections: Rule = (schema) =>
  objectTypes(schema)
    .filter(({ name }) => name.endsWith("Connection"))
    .flatMap((type) => {
      const node = type.name.slice(0, -"Connection".length);
      const edge = schema.getType(`${node}Edge`);
      return [
        ...differences(type, {
          edges: `[${node}Edge!]!`,
          nodes: `[${node}!]!`,
          pageInfo: "PageInfo!",
          totalCount: "Int!",
        }),
        ...(isObjectType(edge) ? differences(edge, { cursor: "String!", node: `${node}!` }) : [`${node}Edge`]),
      ];
    });

export const connectionsArePaged: Rule = (schema) =>
  objectTypes(schema).flatMap((type) =>
    Object.values(type.getFields())
      .filter((field) => getNamedType(field.type).name.endsWith("Connection"))
      .filter(
        (field) =>
          !isNonNullType(field.type) || argument(field, "first") !== "Int" || argument(field, "after") !== "String",
      )
      .map((field) => `${type.name}.${field.name}`),
  );

/** A mutation has one argument, `input!`, and returns a payload with `userErrors`, whose entities are all nullable. */
/** Only inputs can declare the size; an argument of a field must be checked by its query. */
export const jsonInputsHaveAMaximumSize: Rule = (schema) =>
  ownTypes(schema)
    .filter(isInputObjectType)
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
    .filter(({ field }) => ["JSON", "JSONObject"].includes(getNamedType(field.type).name))
    .filter(({ field }) => field.extensions.maxJsonBytes === undefined)
    .map(({ type, field }) => `${type.name}.${field.name}`);

export const mutationsHaveOneShape: Rule = (schema) =>
  rootFields(schema.getMutationType()).flatMap((field) => {
    const place = `Mutation.${field.name}`;
    const payload = getNamedType(field.type);
    const [input, ...others] = field.args;
    const hasOneInput = input?.name === "input" && /^\w+Input!$/.test(String(input.type)) && others.length === 0;
    if (!hasOneInput) return [`${place}(input)`];
    if (!isObjectType(payload) || !/Payload!$/.test(String(field.type))) return [place];
    const entities = Object.values(payload.getFields()).filter(
      (each) => isObjectType(bare(each)) && isNonNullType(each.type),
    );
    return [
      ...(String(payload.getFields().userErrors?.type) === "[UserError!]!" ? [] : [`${payload.name}.userErrors`]),
      ...entities.map((each) => `${payload.name}.${each.name}`),
    ];
  });

/** Only mutations return payloads. */
export const payloadsBelongToMutations: Rule = (schema) =>
  objectTypes(schema)
    .filter((type) => type !== schema.getMutationType())
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
    .filter(({ field }) => getNamedType(field.type).name.endsWith("Payload"))
    .map(({ type, field }) => `${type.name}.${field.name}`);

interface Member {
  readonly name: string;
  readonly place: string;
  readonly description: string | null | undefined;
}

function membersOf(type: GraphQLNamedType): Member[] {
  const member = (each: { name: string; description?: string | null }, parent: string): Member => ({
    name: each.name,
    place: `${parent}.${each.name}`,
    description: each.description,
  });
  if (isEnumType(type)) return type.getValues().map((value) => member(value, type.name));
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map((field: GraphQLInputField) => member(field, type.name));
  }
  if (!isObjectType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => [
    member(field, type.name),
    ...field.args.map((arg: GraphQLArgument) => member(arg, `${type.name}.${field.name}`)),
  ]);
}

function ownTypes(schema: GraphQLSchema): GraphQLNamedType[] {
  return Object.values(schema.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
}

/** All types and their members. The two root types themselves need no description. */
function everything(schema: GraphQLSchema): Member[] {
  const roots: unknown[] = [schema.getQueryType(), schema.getMutationType()];
  return ownTypes(schema).flatMap((type) => [
    ...(roots.includes(type) ? [] : [{ name: type.name, place: type.name, description: type.description }]),
    ...membersOf(type),
  ]);
}

function objectTypes(schema: GraphQLSchema): GraphQLObjectType[] {
  return Object.values(schema.getTypeMap()).filter(
    (type) => isObjectType(type) && !isIntrospectionType(type),
  ) as GraphQLObjectType[];
}

function rootFields(root: GraphQLObjectType | null | undefined): GraphQLField<unknown, unknown>[] {
  return Object.values(root?.getFields() ?? {});
}

function differences(type: GraphQLObjectType, shape: Readonly<Record<string, string>>): string[] {
  return Object.entries(shape)
    .filter(([name, expected]) => String(type.getFields()[name]?.type) !== expected)
    .map(([name]) => `${type.name}.${name}`);
}

function argument(field: GraphQLField<unknown, unknown>, name: string): string | undefined {
  const found = field.args.find((each) => each.name === name);
  return found && String(found.type);
}

/** The field's type without the outer `!`. */
function bare(field: GraphQLField<unknown, unknown>) {
  return isNonNullType(field.type) ? field.type.ofType : field.type;
}
