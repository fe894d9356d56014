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
  @Query(() => Instrument, { nullable: true, description: "One instrument; null when it is not on file." })
  instrument(
    @Arg("ticker", () => ID, { description: "Its ticker, in any case." }) ticker: string,
    @Ctx() ctx: Context,
  ): Promise<Instrument | null> {
    return ctx.loaders.get(instrumentByTicker).load(normalizeTicker(ticker));
  }

  @Query(() => InstrumentConnection, { description: "The instruments, by ticker." })
  instruments(
    @Arg("filter", () => InstrumentFilter, { nullable: true, description: "Which ones." }) filter: InstrumentFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { db }: Context,
  ): Promise<Connection<Instrument>> {
    return listInstruments(db, filter, page);
  }

  @Command(UpsertPayload, { description: "Writes instruments. For SERVICE and ADMIN: all users share them." })
  upsertInstruments(
    @Arg("input", () => UpsertInstrumentsInput, { description: "The instruments." }) input: UpsertInstrumentsInput,
    @Ctx() { db, viewer }: Context,
  ): Promise<Partial<UpsertPayload>> {
    return upsertInstruments(db, viewer, input);
  }
}
