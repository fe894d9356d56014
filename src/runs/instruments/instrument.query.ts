import type { EntityManager } from "typeorm";
import type { Connection } from "../../platform/paging/connection.type";
import type { KeysetList } from "../../platform/paging/keyset-list";
import { keysetPage } from "../../platform/paging/keyset-page";
import type { PageArgs } from "../../platform/paging/page-args.type";
import { Instrument } from "./instrument.entity";
import type { InstrumentFilter } from "./instrument.input";

/** One page of the instruments, ordered by ticker. */
export function listInstruments(
  db: EntityManager,
  filter: InstrumentFilter | null,
  page: PageArgs,
): Promise<Connection<Instrument>> {
  return keysetPage(db, instrumentList(filter ?? {}), page);
}

function instrumentList(filter: InstrumentFilter): KeysetList<Instrument> {
  const { instrumentTypeIn, styleCategoryIn, sectorIn, isActive } = filter;
  return {
    name: "listInstruments",
    entity: Instrument,
    alias: "instrument",
    where: [
      instrumentTypeIn != null && ((bind) => `instrument.instrument_type = any(${bind(instrumentTypeIn)}::text[])`),
      styleCategoryIn != null && ((bind) => `instrument.style_category = any(${bind(styleCategoryIn)}::text[])`),
      sectorIn != null && ((bind) => `instrument.sector = any(${bind(sectorIn)}::text[])`),
      isActive != null && ((bind) => `instrument.active = ${bind(isActive)}`),
    ],
    order: {
      name: "instruments:TICKER:ASC",
      direction: "ASC",
      keys: [{ expression: "instrument.ticker", type: "text" }],
    },
  };
}
