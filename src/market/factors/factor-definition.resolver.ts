import { Ctx, Query, Resolver } from "type-graphql";
import type { Context } from "../../identity";
import { FactorDefinition } from "./factor-definition.entity";
import { listFactorDefinitions } from "./factor-definition.query";

@Resolver()
export class FactorDefinitionResolver {
  @Query(() => [FactorDefinition], { description: "All factors, ordered by `displayOrder`." })
  factorDefinitions(@Ctx() { db }: Context): Promise<FactorDefinition[]> {
    return listFactorDefinitions(db);
  }
}
