import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../identity";
import { Command } from "../../platform/edge/command";
import { UpsertPayload } from "../../platform/edge/upsert-payload.type";
import { type Connection, connectionOf } from "../../platform/paging/connection.type";
import { PageArgs } from "../../platform/paging/page-args.type";
import { withinQuota } from "../../platform/quotas/within-quota";
import { Instrument } from "../instruments/instrument.entity";
import { instrumentByTicker } from "../instruments/instrument.loaders";
import { HOLDING_QUOTA } from "../run-quotas";
import { Holding } from "./holding.entity";
import { HoldingFilter, UpsertHoldingsInput } from "./holding.input";
import { listHoldings } from "./holding.query";
import { upsertHoldings } from "./upsert-holdings";

const HoldingConnection = connectionOf(Holding, "Holding");

@Resolver(() => Holding)
export class HoldingResolver {
  @Query(() => HoldingConnection, {
    description: "Holdings of the viewer, ordered by account; an ADMIN sees the holdings of all users.",
  })
  holdings(
    @Arg("filter", () => HoldingFilter, {
      nullable: true,
      description: "Restricts the holdings; all visible ones if omitted.",
    })
    filter: HoldingFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db, viewer }: Context,
  ): Promise<Connection<Holding>> {
    return listHoldings(db, viewer, filter, page);
  }

  @FieldResolver(() => Instrument, {
    nullable: true,
    description: "Master data of the ticker; null if it is not among the instruments.",
  })
  instrument(@Root() holding: Holding, @Ctx() ctx: Context): Promise<Instrument | null> {
    return ctx.loaders.get(instrumentByTicker).load(holding.ticker);
  }

  @Command(UpsertPayload, {
    description: "Inserts or updates lots in accounts of the viewer. All of them are written, or none.",
  })
  upsertHoldings(
    @Arg("input", () => UpsertHoldingsInput, { description: "Lots to write." }) input: UpsertHoldingsInput,
    @Ctx() ctx: Context,
  ): Promise<Partial<UpsertPayload>> {
    const { viewer } = ctx;
    return withinQuota(ctx, HOLDING_QUOTA, viewer.id, (db) => upsertHoldings(db, viewer, input));
  }
}
