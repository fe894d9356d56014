import type { EntityManager } from "typeorm";
import { isTicker, normalizeTicker } from "../../engine/ticker";
import type { Viewer } from "../../identity";
import { AppError, type Problem, problem } from "../../platform/app-error";
import type { UpsertPayload } from "../../platform/edge/upsert-payload.type";
import { ErrorCode } from "../../platform/error-code.enum";
import { rowsOf } from "../../platform/sql/rows";
import type { HoldingInput, UpsertHoldingsInput } from "./holding.input";

/** Writes lots of the viewer; with `replaceAccounts`, deletes all other lots in the same accounts. */
export function upsertHoldings(
  db: EntityManager,
  viewer: Viewer,
  input: UpsertHoldingsInput,
): Promise<Partial<UpsertPayload>> {
  const holdings = checkHoldings(input.holdings);
  return db.transaction(async (tx) => {
    // One writer per owner at a time: replacing an account must not delete lots that another request is adding.
    await rowsOf(tx, `/* upsertHoldings */ select from identity.users where id = $1 for no key update`, [viewer.id]);
    const [counts] = await rowsOf<{ inserted: number; updated: number; deleted: number }>(tx, UPSERT, [
      viewer.id,
      JSON.stringify(holdings),
      input.replaceAccounts ?? false,
    ]);
    const { inserted = 0, updated = 0, deleted = 0 } = counts ?? {};
    return { inserted, updated, deleted, unchanged: holdings.length - inserted - updated };
  });
}

function checkHoldings(holdings: readonly HoldingInput[]): HoldingInput[] {
  const problems: Problem[] = [];
  const seen = new Set<string>();
  const checked = holdings.map((holding, index) => {
    const ticker = normalizeTicker(holding.ticker);
    const place = `input.holdings.${index}`;
    const lot = JSON.stringify([holding.account, holding.subaccount ?? null, ticker, holding.lotTag ?? null]);
    if (!isTicker(ticker)) {
      const message = `"${holding.ticker.slice(0, 50)}" is not a valid ticker.`;
      problems.push(problem(ErrorCode.INVALID_VALUE, `${place}.ticker`, message));
    } else if (seen.has(lot)) {
      const message = `This lot of ${ticker} occurs more than once; use lotTag to distinguish lots.`;
      problems.push(problem(ErrorCode.DUPLICATE, place, message));
    }
    seen.add(lot);
    return { ...holding, ticker };
  });
  if (problems.length > 0) throw new AppError(problems);
  return checked;
}

/** The columns that are not part of a lot's key. */
const COLUMNS = ["quantity", "cost_basis", "opened_at", "notes"] as const;
const columnsOf = (table: string) => COLUMNS.map((column) => `${table}.${column}`).join(", ");

const UPSERT = `/* upsertHoldings */
  with input as (
    select *
    from jsonb_to_recordset($2::jsonb) as input (
      account text, subaccount text, ticker text, quantity numeric, "costBasis" numeric, "openedAt" timestamptz,
      "lotTag" text, notes text
    )
  ),
  removed as (
    delete from runs.holdings stored
    where $3::boolean
      and stored.owner_id = $1::uuid
      and stored.account in (select account from input)
      and not exists (
        select
        from input
        where (input.account, input.subaccount, input.ticker, input."lotTag")
          is not distinct from (stored.account, stored.subaccount, stored.ticker, stored.lot_tag)
      )
    returning 1
  ),
  written as (
    insert into runs.holdings as stored
      (owner_id, account, subaccount, ticker, lot_tag, ${COLUMNS.join(", ")}, last_update)
    select $1::uuid, account, subaccount, ticker, "lotTag", quantity, "costBasis", "openedAt", notes, now()
    from input
    on conflict (owner_id, account, subaccount, ticker, lot_tag) where owner_id is not null do update
    set (${COLUMNS.join(", ")}, last_update) = (${columnsOf("excluded")}, excluded.last_update)
    where (${columnsOf("stored")}) is distinct from (${columnsOf("excluded")})
    returning xmax = 0 as is_new
  )
  select (select count(*)::integer from written where is_new) as inserted,
         (select count(*)::integer from written where not is_new) as updated,
         (select count(*)::integer from removed) as deleted`;
