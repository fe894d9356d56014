import { Arg, Args, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import type { Context } from "../../identity";
import type { Connection } from "../../platform/paging/connection.type";
import { pageSize } from "../../platform/paging/keyset-page";
import { Instrument } from "../instruments/instrument.entity";
import { instrumentByTicker } from "../instruments/instrument.loaders";
import { StrategyRun } from "../lifecycle/strategy-run.entity";
import { StrategyResultArgs, StrategyResultConnection } from "./result-list";
import { StrategyResult } from "./strategy-result.entity";
import { latestResultsByTicker, resultPageByRun } from "./strategy-result.loaders";

@Resolver(() => StrategyResult)
export class StrategyResultResolver {
  @FieldResolver(() => Instrument, {
    nullable: true,
    description: "Master data of the ticker; null if it is not among the instruments.",
  })
  instrument(@Root() result: StrategyResult, @Ctx() ctx: Context): Promise<Instrument | null> {
    return ctx.loaders.get(instrumentByTicker).load(result.ticker);
  }
}

@Resolver(() => StrategyRun)
export class RunResultsResolver {
  @FieldResolver(() => StrategyResultConnection, {
    description: "Results of the run, the best score first by default.",
  })
  results(
    @Root() run: StrategyRun,
    @Args(() => StrategyResultArgs) args: StrategyResultArgs,
    @Ctx() ctx: Context,
  ): Promise<Connection<StrategyResult>> {
    return ctx.loaders.get(resultPageByRun).load({ parent: run.id, args });
  }
}

@Resolver(() => Instrument)
export class InstrumentResultsResolver {
  @FieldResolver(() => [StrategyResult], {
    description: "Latest results of this instrument in runs that the viewer can see, the latest first.",
  })
  latestResults(
    @Root() instrument: Instrument,
    @Arg("first", () => Int, {
      nullable: true,
      defaultValue: 5,
      description: "Maximum number of results, 1 to 100; otherwise OUT_OF_RANGE.",
    })
    first: number | null,
    @Ctx() ctx: Context,
  ): Promise<StrategyResult[]> {
    const limit = pageSize(first, { fallback: 5, max: 100 });
    return ctx.loaders.get(latestResultsByTicker).load({ ticker: instrument.ticker, limit });
  }
}
