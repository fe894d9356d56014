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
  @Query(() => PriceBarConnection, { description: "Daily bars of a symbol, oldest first." })
  priceBars(
    @Arg("symbol", () => ID, { description: "Symbol in any case." }) symbol: string,
    @Arg("from", () => DateScalar, { nullable: true, description: "First day, inclusive; by default unbounded." })
    from: string | null,
    @Arg("to", () => DateScalar, { nullable: true, description: "Last day, inclusive; by default unbounded." })
    to: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: Context,
  ): Promise<Connection<PriceBar>> {
    return listBars(db, symbol, { from, to }, page);
  }

  @Query(() => DecimalScalar, {
    nullable: true,
    description: "A symbol's close on exactly one day, in its currency; null when there is no bar for that day.",
  })
  closePrice(
    @Arg("symbol", () => ID, { description: "Symbol in any case." }) symbol: string,
    @Arg("date", () => DateScalar, { description: "Trading day." }) date: string,
    @Ctx() { db }: Context,
  ): Promise<string | null> {
    return closePrice(db, symbol, date);
  }

  @Query(() => DateScalar, {
    nullable: true,
    description: "Last day with a bar, of one symbol or of all symbols; null without bars.",
  })
  latestPriceDate(
    @Arg("symbol", () => ID, { nullable: true, description: "Symbol in any case; by default all symbols." })
    symbol: string | null,
    @Ctx() { db }: Context,
  ): Promise<string | null> {
    return latestPriceDate(db, symbol);
  }

  @Command(UpsertPayload, {
    description:
      "Inserts or updates daily bars and registers their symbols. All users share the prices, so only SERVICE and ADMIN may write them; otherwise FORBIDDEN. If any bar is invalid, none is written.",
  })
  upsertPriceBars(
    @Arg("input", () => UpsertPriceBarsInput, { description: "Bars and their source." }) input: UpsertPriceBarsInput,
    @Ctx() { db, viewer }: Context,
  ): Promise<Partial<UpsertPayload>> {
    return upsertPriceBars(db, viewer, input);
  }
}
