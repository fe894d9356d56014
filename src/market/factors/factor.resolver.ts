import { Arg, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../identity";
import { DateScalar } from "../../platform/date.scalar";
import { SymbolUniverse } from "../symbols/symbol-universe.entity";
import { exposuresBySymbol, factorById } from "./factor.loaders";
import { listFactors } from "./factor.query";
import { FactorDefinition } from "./factor-definition.entity";
import { SymbolFactorExposure } from "./symbol-factor-exposure.entity";

@Resolver(() => SymbolFactorExposure)
export class FactorResolver {
  @Query(() => [FactorDefinition], { description: "Every factor, in its order." })
  factorDefinitions(@Ctx() { db }: Context): Promise<FactorDefinition[]> {
    return listFactors(db);
  }

  @FieldResolver(() => FactorDefinition, { description: "The factor." })
  factor(@Root() exposure: SymbolFactorExposure, @Ctx() ctx: Context): Promise<FactorDefinition | null> {
    return ctx.loaders.get(factorById).load(exposure.factorId);
  }
}

@Resolver(() => SymbolUniverse)
export class FactorExposuresResolver {
  @FieldResolver(() => [SymbolFactorExposure], {
    description: "Its exposures of one calculation, in the factors' order.",
  })
  factorExposures(
    @Root() { symbol }: SymbolUniverse,
    @Arg("calculationDate", () => DateScalar, { nullable: true, description: "Of this day; the latest if left out." })
    date: string | null,
    @Ctx() ctx: Context,
  ): Promise<SymbolFactorExposure[]> {
    return ctx.loaders.get(exposuresBySymbol).load({ symbol, date: date ?? null });
  }
}
