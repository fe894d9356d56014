import DataLoader from "dataloader";
import { In } from "typeorm";
import type { Source } from "../../identity";
import { Instrument } from "./instrument.entity";

/** The instruments with these tickers, null for an unknown one; one statement for any number of tickers. */
export function instrumentByTicker({ db }: Source): DataLoader<string, Instrument | null> {
  return new DataLoader(async (tickers) => {
    const found = await db.find(Instrument, { comment: "instrumentByTicker", where: { ticker: In([...tickers]) } });
    const instruments = new Map(found.map((instrument) => [instrument.ticker, instrument]));
    return tickers.map((ticker) => instruments.get(ticker) ?? null);
  });
}
