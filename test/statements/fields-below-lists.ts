import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
} from "graphql";

/**
 * Every field, as `Type.field`, that has a resolver on a type of which one answer can contain many objects: the fields
 * that would take a statement for each parent if their resolver queried the database directly.
 */
export function fieldsBelowLists(schema: GraphQLSchema): string[] {
  return typesBelowLists(schema)
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
    .filter(({ field }) => field.resolve !== undefined)
    .map(({ type, field }) => `${type.name}.${field.name}`)
    .sort();
}

/** Every field, as `Type.field`, that returns a connection. */
export function connectionFields(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })))
    .filter(({ field }) => getNamedType(field.type).name.endsWith("Connection"))
    .map(({ type, field }) => `${type.name}.${field.name}`)
    .sort();
}

function typesBelowLists(schema: GraphQLSchema): GraphQLObjectType[] {
  const seen = new Set<string>();
  const found = new Set<GraphQLObjectType>();
  const roots = [schema.getQueryType(), schema.getMutationType()].filter((type) => type != null);
  const waiting = roots.map((type) => ({ type, isBelowList: false }));
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { type, isBelowList } = next;
    const key = `${type.name} ${isBelowList}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (isBelowList) found.add(type);
    for (const field of Object.values(type.getFields())) {
      const inner = getNamedType(field.type);
      if (!isObjectType(inner)) continue;
      waiting.push({ type: inner, isBelowList: isBelowList || isListType(getNullableType(field.type)) });
    }
  }
  return [...found];
}
