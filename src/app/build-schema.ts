import type { GraphQLSchema } from "graphql";
import { buildSchemaSync } from "type-graphql";
import { builderResolvers } from "../builder";
import { ViewerResolver } from "../identity";
import { marketResolvers } from "../market";
import { guardArguments } from "../platform/edge/hostile-input";
import { runResolvers } from "../runs";

/** The one full schema. type-graphql keeps its metadata globally, so it is never built of fewer resolvers. */
export function buildSchema(): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: [ViewerResolver, ...runResolvers, ...marketResolvers, ...builderResolvers],
    validate: { forbidUnknownValues: false },
  });
  guardArguments(schema);
  // type-graphql has no place for these two.
  schema.getQueryType()!.description = "Everything that can be read. Nothing is pushed: clients poll.";
  schema.getMutationType()!.description =
    "Everything that can be changed. What the caller can mend is answered as `userErrors`; then nothing was changed.";
  return schema;
}
