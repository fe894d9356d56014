import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../identity";
import { SymbolUniverse } from "../symbols/symbol-universe.entity";
import { SymbolDailyMetrics } from "./symbol-daily-metrics.entity";
import { dailyMetricsBySymbol } from "./symbol-daily-metrics.loaders";

@Resolver(() => SymbolUniverse)
export class DailyMetricsResolver {
  @FieldResolver(() => SymbolDailyMetrics, {
    nullable: true,
    description: "The symbol's latest daily metrics; null when none have been calculated.",
  })
  dailyMetrics(@Root() { symbol }: SymbolUniverse, @Ctx() ctx: Context): Promise<SymbolDailyMetrics | null> {
    return ctx.loaders.get(dailyMetricsBySymbol).load(symbol);
  }
}
