import DataLoader from "dataloader";
import { type Source, seesAll, type User, userById } from "../../../identity";
import { conjunction, parameters } from "../../../platform/paging/keyset-list";
import { entityReader, groupBy, type Row, rowsOf } from "../../../platform/sql/rows";
import { isVisibleOnboarding } from "../queue/is-visible-onboarding";
import { SymbolOnboarding } from "../queue/symbol-onboarding.entity";

/** Loads the latest job of each symbol that the viewer may see; one statement for any number of symbols. */
export function onboardingBySymbol({ db, viewer }: Source): DataLoader<string, SymbolOnboarding | null> {
  return new DataLoader(async (symbols) => {
    const { values, bind } = parameters(symbols);
    const rows = await rowsOf<Row>(
      db,
      `/* onboardingBySymbol */
       select latest.*
       from unnest($1::text[]) as requested (symbol)
       cross join lateral (
         select *
         from market.symbol_onboarding_queue job
         where job.symbol = requested.symbol
           and ${conjunction([isVisibleOnboarding(viewer)], bind)}
         order by job.created_at desc
         limit 1
       ) latest`,
      values,
    );
    const read = entityReader(db, SymbolOnboarding);
    const jobs = new Map(rows.map((row) => [row.symbol, read(row)]));
    return symbols.map((symbol) => jobs.get(symbol) ?? null);
  });
}

/**
 * Loads the requesters of each job, first request first. Only an ADMIN sees other users, whose addresses are private.
 */
export function requestersByOnboarding(source: Source): DataLoader<string, User[]> {
  const { db, viewer } = source;
  return new DataLoader(async (ids) => {
    const rows = await rowsOf<{ onboarding_id: string; user_id: string }>(
      db,
      `/* requestersByOnboarding */
       select onboarding_id, user_id
       from market.symbol_onboarding_requesters
       where onboarding_id = any($1::uuid[])
         and ($2 or user_id = $3)
       order by requested_at, user_id`,
      [ids, seesAll(viewer), viewer.id],
    );
    const users = userById(source);
    const byJob = groupBy(rows, (row) => row.onboarding_id);
    return Promise.all(
      ids.map(async (id) => {
        const found = await users.loadMany((byJob.get(id) ?? []).map((row) => row.user_id));
        return found.filter((user): user is User => user !== null && !(user instanceof Error));
      }),
    );
  });
}
