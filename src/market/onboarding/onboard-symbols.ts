import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import type { JobQueue } from "../../platform/jobs/job-queue";
import { entityReader, type Row, rowsOf } from "../../platform/rows";
import { checkTickers } from "../symbols/check-tickers";
import type { OnboardSymbolsInput } from "./onboarding.input";
import type { OnboardSymbolsPayload } from "./onboarding-payload.type";
import { OnboardingPriority } from "./onboarding-priority.enum";
import type { OnboardingSettings } from "./onboarding-settings";
import { enqueueTickets } from "./onboarding-tickets";
import { refuseFullQueue } from "./refuse-full-queue";
import { SymbolOnboarding } from "./symbol-onboarding.entity";

/**
 * Asks for symbols. A symbol that waits or is under way keeps its one job: the viewer joins those who asked for it and
 * may raise its priority. Jobs and the tickets that bring workers to them exist both, or neither.
 */
export function onboardSymbols(
  db: EntityManager,
  viewer: Viewer,
  input: OnboardSymbolsInput,
  { jobs, settings }: { readonly jobs: JobQueue; readonly settings: OnboardingSettings },
): Promise<Partial<OnboardSymbolsPayload>> {
  const symbols = checkTickers(input.symbols, (index) => `input.symbols.${index}`);
  const priority = input.priority ?? OnboardingPriority.NORMAL;
  return db.transaction(async (tx) => {
    const rows = await rowsOf<Row & { is_new: boolean }>(tx, REQUEST, [
      symbols,
      viewer.id,
      priority,
      settings.maxAttempts,
    ]);
    const added = rows.filter((row) => row.is_new).length;
    if (added > 0) await refuseFullQueue(tx, settings.queueLimit, "input.symbols");
    await enqueueTickets(tx, jobs, added);
    const read = entityReader(tx, SymbolOnboarding);
    const bySymbol = new Map(rows.map((row) => [row.symbol, row]));
    return {
      onboardings: symbols.map((symbol) => {
        const row = bySymbol.get(symbol) as Row & { is_new: boolean };
        return { onboarding: read(row), wasDeduplicated: !row.is_new };
      }),
    };
  });
}

/** The partial unique index makes a second job for a waiting symbol impossible; in one order against deadlocks. */
const REQUEST = `
  with requested as (
    insert into market.symbol_onboarding_queue as job (symbol, requested_by, priority, max_attempts)
    select symbol, $2::uuid, $3::market.onboarding_priority, $4::integer
    from unnest($1::text[]) as wanted (symbol)
    order by symbol
    on conflict (symbol) where status in ('pending', 'processing') do update
    set priority = least(job.priority, excluded.priority),
        updated_at = case when excluded.priority < job.priority then clock_timestamp() else job.updated_at end
    returning job.*, xmax = 0 as is_new
  ),
  joined as (
    insert into market.symbol_onboarding_requesters as requester (onboarding_id, user_id, priority)
    select id, $2::uuid, $3::market.onboarding_priority
    from requested
    on conflict (onboarding_id, user_id) do update
    set priority = least(requester.priority, excluded.priority)
  )
  select * from requested`;
