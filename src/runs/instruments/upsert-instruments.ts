import type { EntityManager } from "typeorm";
import { type Viewer, writesSharedData } from "../../identity";
import { checkTickers } from "../../market";
import { refuse } from "../../platform/app-error";
import type { UpsertPayload } from "../../platform/edge/upsert-payload.type";
import { ErrorCode } from "../../platform/error-code.enum";
import { rowsOf } from "../../platform/sql/rows";
import type { UpsertInstrumentsInput } from "./instrument.input";

/** Writes instruments, which all users share. A field that is omitted keeps its value; null clears it. */
export function upsertInstruments(
  db: EntityManager,
  viewer: Viewer,
  { instruments }: UpsertInstrumentsInput,
): Promise<Partial<UpsertPayload>> {
  if (!writesSharedData(viewer)) {
    refuse(ErrorCode.FORBIDDEN, null, "Writing instruments requires the role SERVICE or ADMIN.");
  }
  const tickers = checkTickers(
    instruments.map(({ ticker }) => ticker),
    (index) => `input.instruments.${index}.ticker`,
  );
  const documents = instruments.map((input, index) => ({ ...input, ticker: tickers[index] }));
  return db.transaction(async (tx) => {
    // Locked in a fixed order, so that two requests for the same instruments wait instead of deadlocking.
    await rowsOf(tx, LOCK, [tickers]);
    const [counts] = await rowsOf<{ inserted: number; updated: number }>(tx, UPSERT, [JSON.stringify(documents)]);
    const { inserted = 0, updated = 0 } = counts ?? {};
    return { inserted, updated, unchanged: documents.length - inserted - updated };
  });
}

const LOCK = `/* upsertInstruments */
  select from runs.instruments
  where ticker = any($1::text[])
  order by ticker
  for update`;

const COLUMNS = [
  "instrument_type",
  "style_category",
  "sector",
  "industry",
  "country",
  "currency",
  "active",
  "notes",
] as const;
const columnsOf = (table: string) => COLUMNS.map((column) => `${table}.${column}`).join(", ");

/** `?` distinguishes a field that is null from one that was omitted. */
const UPSERT = `/* upsertInstruments */
  with merged as (
    select input ->> 'ticker' as ticker,
           case when input ? 'instrumentType' then coalesce(input ->> 'instrumentType', 'stock')
                else coalesce(old.instrument_type, 'stock') end as instrument_type,
           case when input ? 'styleCategory' then input ->> 'styleCategory'
                else old.style_category end as style_category,
           case when input ? 'sector' then input ->> 'sector' else old.sector end as sector,
           case when input ? 'industry' then input ->> 'industry' else old.industry end as industry,
           case when input ? 'country' then input ->> 'country' else old.country end as country,
           case when input ? 'currency' then input ->> 'currency'
                when old.ticker is null then 'USD'
                else old.currency end as currency,
           case when input ? 'isActive' then coalesce((input ->> 'isActive')::boolean, true)
                else coalesce(old.active, true) end as active,
           case when input ? 'notes' then input ->> 'notes' else old.notes end as notes
    from jsonb_array_elements($1::jsonb) as input
    left join runs.instruments old on old.ticker = input ->> 'ticker'
  ),
  written as (
    insert into runs.instruments as stored (ticker, ${COLUMNS.join(", ")}, updated_at)
    select ticker, ${columnsOf("merged")}, now()
    from merged
    order by ticker
    on conflict (ticker) do update
    set (${COLUMNS.join(", ")}, updated_at) = (${columnsOf("excluded")}, excluded.updated_at)
    where (${columnsOf("stored")}) is distinct from (${columnsOf("excluded")})
    returning xmax = 0 as is_new
  )
  select count(*) filter (where is_new)::integer as inserted,
         count(*) filter (where not is_new)::integer as updated
  from written`;
