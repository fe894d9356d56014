import { Arg, Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../identity";
import { DateScalar } from "../../platform/date.scalar";
import { SymbolUniverse } from "../symbols/symbol-universe.entity";
import { type ShownExposure, SymbolFactorExposure } from "./symbol-factor-exposure.entity";
import { exposuresBySymbol } from "./symbol-factor-exposure.loaders";

@Resolver(() => SymbolUniverse)
export class SymbolFactorExposureResolver {
  @FieldResolver(() => [SymbolFactorExposure], {
    description:
      "The symbol's factor exposures, ordered like the factors. Without `calculationDate`, the latest exposure to each factor, unless it is more than ten days older than the symbol's newest one.",
  })
  factorExposures(
    @Root() { symbol }: SymbolUniverse,
    @Arg("calculationDate", () => DateScalar, {
      nullable: true,
      description: "Return the exposures of exactly this calculation date instead of the latest ones.",
    })
    date: string | null,
    @Ctx() ctx: Context,
  ): Promise<ShownExposure[]> {
    return ctx.loaders.get(exposuresBySymbol).load({ symbol, date: date ?? null });
  }
}
