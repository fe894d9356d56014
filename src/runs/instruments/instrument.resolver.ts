import { Arg, Args, Ctx, ID, Query, Resolver } from "type-graphql";
import { normalizeTicker } from "../../engine/ticker";
import type { Context } from "../../identity";
import { Command } from "../../platform/edge/command";
import { UpsertPayload } from "../../platform/edge/upsert-payload.type";
import { type Connection, connectionOf } from "../../platform/paging/connection.type";
import { PageArgs } from "../../platform/paging/page-args.type";
import { Instrument } from "./instrument.entity";
import { InstrumentFilter, UpsertInstrumentsInput } from "./instrument.input";
import { instrumentByTicker } from "./instrument.loaders";
import { listInstruments } from "./instrument.query";
import { upsertInstruments } from "./upsert-instruments";

const InstrumentConnection = connectionOf(Instrument, "Instrument");

@Resolver()
export class InstrumentResolver {
  @Query(() => Instrument, { nullable: true, description: "An instrument by its ticker; null if it does not exist." })
  instrument(
    @Arg("ticker", () => ID, { description: "Ticker, in upper or lower case; `BRK.B` finds `BRK-B`." }) ticker: string,
    @Ctx() ctx: Context,
  ): Promise<Instrument | null> {
    return ctx.loaders.get(instrumentByTicker).load(normalizeTicker(ticker));
  }

  @Query(() => InstrumentConnection, {
    description: "All instruments, ordered by ticker. They are shared by all users.",
  })
  instruments(
    @Arg("filter", () => InstrumentFilter, {
      nullable: true,
      description: "Restricts the instruments; all of them if omitted.",
    })
    filter: InstrumentFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: Context,
  ): Promise<Connection<Instrument>> {
    return listInstruments(db, filter, page);
  }

  @Command(UpsertPayload, {
    description:
      "Inserts or updates instruments, which all users share. All of them are written, or none. Requires the role SERVICE or ADMIN; otherwise FORBIDDEN.",
  })
  upsertInstruments(
    @Arg("input", () => UpsertInstrumentsInput, { description: "Instruments to write." }) input: UpsertInstrumentsInput,
    @Ctx() { db, viewer }: Context,
  ): Promise<Partial<UpsertPayload>> {
    return upsertInstruments(db, viewer, input);
  }
}
