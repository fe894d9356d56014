import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isUnionType,
} from "graphql";
import { randomNumbers } from "../../engine/flow/random-flow";

const DIRECTIVES = [
  "@include(if: $yes)",
  "@include(if: $no)",
  "@skip(if: $yes)",
  "@skip(if: $no)",
  "@include(if: true)",
  "@skip(if: true)",
];
const VARIABLES = ["$yes: Boolean!", "$no: Boolean = false", "$range: Range", "$number: Int", "$ids: [ID]"];
const ARGUMENTS = [
  "",
  "(flag: $yes)",
  "(range: $range)",
  '(range: { to: 3, colors: [RED] }, ids: ["a", null])',
  "(range: { from: $number, to: 2 })",
  "(ids: $ids)",
];

/**
 * Returns a random document over a schema: nested and repeated fields, aliases, named and inline fragments that are
 * used several times, each possibly under a directive. It declares the variables of `RANDOM_VARIABLES`.
 */
export function randomDocument(schema: GraphQLSchema, seed: number): string {
  const random = randomNumbers(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const fragments: { readonly name: string; readonly on: string; text: string }[] = [];
  const directive = () => (random() < 0.3 ? ` ${pick(DIRECTIVES)}` : "");

  function selections(type: GraphQLCompositeType, depth: number): string {
    const count = 1 + Math.floor(random() * 5);
    return `{ ${Array.from({ length: count }, () => selection(type, depth)).join(" ")} }`;
  }
  function selection(type: GraphQLCompositeType, depth: number): string {
    const choice = random();
    if (choice < 0.15 && depth > 0) return `... on ${conditionOf(type)}${directive()} ${selections(type, depth - 1)}`;
    if (choice < 0.4 && depth > 0) return `...${fragment(type, depth - 1)}${directive()}`;
    if (isUnionType(type) || choice > 0.95) return `__typename${directive()}`;
    return field(pick(Object.values(type.getFields())), depth);
  }
  function conditionOf(type: GraphQLCompositeType): string {
    return isAbstractType(type) && isUnionType(type) ? "Node" : type.name;
  }
  function field({ name, type, args }: GraphQLField<unknown, unknown>, depth: number): string {
    const named = getNamedType(type);
    const index = args.length > 0 ? Math.floor(random() * ARGUMENTS.length) : 0;
    // The alias depends on the arguments, so that equal response keys always have equal fields.
    const alias = index > 0 ? `${name}${index}: ` : random() < 0.3 ? `other_${name}: ` : "";
    if (!isCompositeType(named)) return `${alias}${name}${args.length > 0 ? ARGUMENTS[index] : ""}${directive()}`;
    return depth > 0 ? `${alias}${name}${directive()} ${selections(named, depth - 1)}` : `__typename${directive()}`;
  }
  function fragment(type: GraphQLCompositeType, depth: number): string {
    const known = fragments.filter(({ on, text }) => on === conditionOf(type) && text !== "");
    if (known.length > 0 && random() < 0.6) return pick(known).name;
    const created = { name: `F${fragments.length}`, on: conditionOf(type), text: "" };
    fragments.push(created);
    created.text = selections(type, depth);
    return created.name;
  }

  const operation = selections(schema.getQueryType() as GraphQLCompositeType, 4);
  const definitions = fragments.map(({ name, on, text }) => `fragment ${name} on ${on} ${text}`);
  const body = [operation, ...definitions].join("\n");
  const variables = VARIABLES.filter((each) => body.includes(each.slice(0, each.indexOf(":"))));
  return `query Random${variables.length > 0 ? `(${variables.join(", ")})` : ""} ${body}`;
}

/** Valid and invalid variables of random documents. */
export const RANDOM_VARIABLES: readonly Record<string, unknown>[] = [
  { yes: true },
  { yes: false, no: true, number: 4, range: { to: 9, colors: ["BLUE"] }, ids: ["x", null, 1] },
  { yes: true, no: false, range: null, ids: "single" },
  { yes: true, range: { from: null, to: 1 } },
  { yes: "true" },
  {},
  { yes: true, range: { colors: ["GREEN"] } },
  { yes: true, ids: [{}], number: 1.5 },
];
