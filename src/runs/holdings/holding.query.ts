import type { EntityManager } from "typeorm";
import { normalizeTicker } from "../../engine/ticker";
import { seesAll, type Viewer } from "../../identity";
import type { Connection } from "../../platform/paging/connection.type";
import type { KeysetList } from "../../platform/paging/keyset-list";
import { keysetPage } from "../../platform/paging/keyset-page";
import type { PageArgs } from "../../platform/paging/page-args.type";
import { Holding } from "./holding.entity";
import type { HoldingFilter } from "./holding.input";

/** One page of the viewer's holdings (for an ADMIN: of all holdings), ordered by account. */
export function listHoldings(
  db: EntityManager,
  viewer: Viewer,
  filter: HoldingFilter | null,
  page: PageArgs,
): Promise<Connection<Holding>> {
  return keysetPage(db, holdingList(viewer, filter ?? {}), page);
}

function holdingList(viewer: Viewer, { accountIn, tickerIn }: HoldingFilter): KeysetList<Holding> {
  return {
    name: "listHoldings",
    entity: Holding,
    alias: "holding",
    where: [
      !seesAll(viewer) && ((bind) => `holding.owner_id = ${bind(viewer.id)}::uuid`),
      accountIn != null && ((bind) => `holding.account = any(${bind(accountIn)}::text[])`),
      tickerIn != null && ((bind) => `holding.ticker = any(${bind(tickerIn.map(normalizeTicker))}::text[])`),
    ],
    order: {
      name: "holdings:ACCOUNT:ASC",
      direction: "ASC",
      keys: [
        { expression: "holding.account", type: "text" },
        { expression: "holding.holding_id", type: "uuid" },
      ],
    },
  };
}
