import type { EntityManager } from "typeorm";
import { normalizeTicker } from "../../../engine/ticker";
import type { Viewer } from "../../../identity";
import type { Connection } from "../../../platform/paging/connection.type";
import { conjunction, type KeysetOrder, parameters } from "../../../platform/paging/keyset-list";
import { keysetPage } from "../../../platform/paging/keyset-page";
import type { PageArgs } from "../../../platform/paging/page-args.type";
import { entityReader, type Row, rowsOf } from "../../../platform/sql/rows";
import { isUuid } from "../../../platform/uuid";
import { isVisibleOnboarding } from "../queue/is-visible-onboarding";
import { SymbolOnboarding } from "../queue/symbol-onboarding.entity";
import type { SymbolOnboardingFilter } from "./onboarding.input";

/** Returns a job, or null if the viewer may not see it. With `lock`, its row is locked until the transaction ends. */
export async function findOnboarding(
  db: EntityManager,
  viewer: Viewer,
  id: string,
  lock = false,
): Promise<SymbolOnboarding | null> {
  if (!isUuid(id)) return null;
  const { values, bind } = parameters(id);
  const [row] = await rowsOf<Row>(
    db,
    `/* findOnboarding */
     select *
     from market.symbol_onboarding_queue job
     where job.id = $1
       and ${conjunction([isVisibleOnboarding(viewer)], bind)}
     ${lock ? "for update" : ""}`,
    values,
  );
  return row === undefined ? null : entityReader(db, SymbolOnboarding)(row);
}

const NEWEST_FIRST: KeysetOrder = {
  name: "onboardings:CREATED_AT:DESC",
  direction: "DESC",
  keys: [
    { expression: "job.created_at", type: "timestamptz" },
    { expression: "job.id", type: "uuid" },
  ],
};

/** Returns one page of the jobs that the viewer may see, newest first. */
export function listOnboardings(
  db: EntityManager,
  viewer: Viewer,
  filter: SymbolOnboardingFilter | null | undefined,
  page: PageArgs,
): Promise<Connection<SymbolOnboarding>> {
  const { statusIn, symbolIn, priorityIn } = filter ?? {};
  return keysetPage(
    db,
    {
      name: "listOnboardings",
      entity: SymbolOnboarding,
      alias: "job",
      where: [
        isVisibleOnboarding(viewer),
        statusIn != null && ((bind) => `job.status = any(${bind(statusIn)}::text[])`),
        symbolIn != null && ((bind) => `job.symbol = any(${bind(symbolIn.map(normalizeTicker))}::text[])`),
        priorityIn != null && ((bind) => `job.priority = any(${bind(priorityIn)}::market.onboarding_priority[])`),
      ],
      order: NEWEST_FIRST,
    },
    page,
  );
}
