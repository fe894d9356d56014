import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../identity";
import { DateScalar } from "../../platform/date.scalar";
import { SymbolUniverse } from "../symbols/symbol-universe.entity";
import { exposuresBySymbol } from "./factor.loaders";
import { listFactors } from "./factor.query";
import { FactorDefinition } from "./factor-definition.entity";
import { type ShownExposure, SymbolFactorExposure } from "./symbol-factor-exposure.entity";

@Resolver()
export class FactorResolver {
  @Query(() => [FactorDefinition], { description: "Every factor, in its order." })
  factorDefinitions(@Ctx() { db }: Context): Promise<FactorDefinition[]> {
    return listFactors(db);
  }
}

@Resolver(() => SymbolUniverse)
export class FactorExposuresResolver {
  @FieldResolver(() => [SymbolFactorExposure], {
    description:
      "Its exposures, in the factors' order. Each has the last day of its own prices; without a day the latest of each factor, if at most ten days older than the newest.",
  })
  factorExposures(
    @Root() { symbol }: SymbolUniverse,
    @Arg("calculationDate", () => DateScalar, { nullable: true, description: "Of this day; the latest if left out." })
    date: string | null,
    @Ctx() ctx: Context,
  ): Promise<ShownExposure[]> {
    return ctx.loaders.get(exposuresBySymbol).load({ symbol, date: date ?? null });
  }
}
