import { type GraphQLSchema, isInputObjectType } from "graphql";
import { buildSchemaSync } from "type-graphql";
import { builderResolvers } from "../builder";
import { ViewerResolver } from "../identity";
import { marketResolvers } from "../market";
import { guardArguments } from "../platform/edge/hostile-input";
import { loadWideColumns } from "../platform/edge/load-wide-columns";
import { validateArgument } from "../platform/edge/validate-argument";
import { runResolvers } from "../runs";
import { NodeResolver } from "./nodes/node.resolver";

/** Inputs of which exactly one field must be set. */
const EITHER_OR_INPUTS = ["UniverseInput"];

/** Builds the complete schema. Never build one from fewer resolvers, because type-graphql's metadata is global. */
export function buildSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [NodeResolver, ViewerResolver, ...runResolvers, ...marketResolvers, ...builderResolvers],
    validateFn: validateArgument,
  });
  guardArguments(schema);
  loadWideColumns(schema);
  for (const name of EITHER_OR_INPUTS) requireOneField(schema, name);
  // type-graphql has no option for the descriptions of the root types.
  schema.getQueryType()!.description = "All read operations. There are no subscriptions; clients poll.";
  schema.getMutationType()!.description =
    "All write operations. Errors that the caller can fix are returned as `userErrors`; nothing was changed then.";
  return schema;
}

/** Declares an input as `@oneOf`, for which type-graphql has no option. */
function requireOneField(schema: GraphQLSchema, name: string): void {
  const type = schema.getType(name);
  if (!isInputObjectType(type)) throw new Error(`${name} is not an input of the schema.`);
  type.isOneOf = true;
}
