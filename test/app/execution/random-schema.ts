import { buildSchema, type GraphQLFieldResolver, isEnumType, isObjectType, isScalarType } from "graphql";

/** Counts the calls of resolvers: an operation that is executed twice counts twice. */
export interface Calls {
  count: number;
}

const SDL = `
  scalar Price
  enum Color { RED BLUE }
  input Range { from: Int = 1, to: Int!, colors: [Color!] }
  interface Named { name: String, id: ID!, fails: String }
  union Either = Node | Leaf

  type Query {
    ${leaves()}
    ${composites()}
  }
  type Node implements Named {
    ${leaves()}
    ${composites()}
  }
  type Leaf implements Named {
    ${leaves()}
  }
  "Errors of its fields propagate to the object."
  type Strict {
    name: String
    required: String!
    missing: Int!
    items: [String!]
    deep: Strict!
  }`;

function leaves(): string {
  return `id: ID!, name: String, nothing: String, late: Int, color: Color, price: Price, tags: [String], fails: String
    echo(range: Range, ids: [ID], flag: Boolean): String
    failsLate: Int, returnsError: String, wrongPrice: Price, wrongColor: Color`;
}

function composites(): string {
  return `node: Node!, maybe: Node, none: Node, nodes: [Node]!, lateNodes: [Node], named: Named, either: Either
    strict: Strict, brokenList: [Node]`;
}

/** What the fields return; a function is called, an error of a field named `fails…` is thrown. */
const VALUES: Record<string, unknown> = {
  id: "7",
  name: "Anna",
  nothing: null,
  late: () => Promise.resolve(5),
  color: 2,
  price: 12.5,
  tags: ["a", null, "b"],
  fails: () => {
    throw new Error("failed");
  },
  failsLate: () => Promise.reject(new Error("late")),
  returnsError: new Error("returned"),
  wrongPrice: "free",
  wrongColor: 9,
  node: {},
  maybe: () => Promise.resolve({}),
  none: null,
  nodes: [{}, null, {}],
  lateNodes: [Promise.resolve({}), {}],
  named: { __typename: "Leaf" },
  either: { __typename: "Node" },
  strict: {},
  brokenList: 7,
  required: () => {
    throw new Error("required");
  },
  missing: null,
  items: ["x", null],
  deep: {},
};

/** A schema whose fields return values, promises, nulls and all kinds of errors. */
export function randomSchema() {
  const schema = buildSchema(SDL);
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith("__")) continue;
    if (isScalarType(type) && type.name === "Price") type.serialize = serializePrice;
    if (isEnumType(type) && type.name === "Color")
      for (const value of type.getValues()) value.value = value.name === "RED" ? 1 : 2;
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) field.resolve = resolverOf(field.name);
  }
  return schema;
}

function serializePrice(value: unknown): string {
  if (typeof value !== "number") throw new TypeError(`Price cannot represent ${String(value)}`);
  return value.toFixed(2);
}

function resolverOf(name: string): GraphQLFieldResolver<unknown, Calls> {
  const value = name === "echo" ? undefined : VALUES[name];
  return (_, args, calls) => {
    calls.count++;
    if (name === "echo") return JSON.stringify(args);
    return typeof value === "function" ? value() : value;
  };
}
