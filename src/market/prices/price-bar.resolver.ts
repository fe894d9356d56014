import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import type { Context } from "../../identity";
import { DateScalar } from "../../platform/date.scalar";
import { DecimalScalar } from "../../platform/decimal.scalar";
import { Command } from "../../platform/edge/command";
import { UpsertPayload } from "../../platform/edge/upsert-payload.type";
import { type Connection, connectionOf } from "../../platform/paging/connection.type";
import { PageArgs } from "../../platform/paging/page-args.type";
import { PriceBar } from "./price-bar.entity";
import { UpsertPriceBarsInput } from "./price-bar.input";
import { closePrice, latestPriceDate, listBars } from "./price-bar.query";
import { upsertPriceBars } from "./upsert-price-bars";

const PriceBarConnection = connectionOf(PriceBar, "PriceBar");

@Resolver()
export class PriceBarResolver {
  @Query(() => PriceBarConnection, { description: "A symbol's daily bars, oldest first." })
  priceBars(
    @Arg("symbol", () => ID, { description: "The symbol, in any case." }) symbol: string,
    @Arg("from", () => DateScalar, { nullable: true, description: "First day, included." }) from: string | null,
    @Arg("to", () => DateScalar, { nullable: true, description: "Last day, included." }) to: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: Context,
  ): Promise<Connection<PriceBar>> {
    return listBars(db, symbol, { from, to }, page);
  }

  @Query(() => DecimalScalar, {
    nullable: true,
    description: "Close of exactly that day, in the symbol's currency; null when there is no bar for it.",
  })
  closePrice(
    @Arg("symbol", () => ID, { description: "The symbol, in any case." }) symbol: string,
    @Arg("date", () => DateScalar, { description: "The trading day." }) date: string,
    @Ctx() { db }: Context,
  ): Promise<string | null> {
    return closePrice(db, symbol, date);
  }

  @Query(() => DateScalar, {
    nullable: true,
    description: "Last day with a bar, of one symbol or of all; null when there are no bars.",
  })
  latestPriceDate(
    @Arg("symbol", () => ID, { nullable: true, description: "The symbol; all of them when left out." })
    symbol: string | null,
    @Ctx() { db }: Context,
  ): Promise<string | null> {
    return latestPriceDate(db, symbol);
  }

  @Command(UpsertPayload, { description: "Writes daily bars. For SERVICE and ADMIN: all users share them." })
  upsertPriceBars(
    @Arg("input", () => UpsertPriceBarsInput, { description: "The bars." }) input: UpsertPriceBarsInput,
    @Ctx() { db, viewer }: Context,
  ): Promise<Partial<UpsertPayload>> {
    return upsertPriceBars(db, viewer, input);
  }
}
