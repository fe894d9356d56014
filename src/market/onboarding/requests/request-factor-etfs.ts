import type { EntityManager } from "typeorm";
import { rowsOf } from "../../../platform/sql/rows";
import { FACTOR_ETFS } from "../../factors/factor-models";
import type { PriceProvider } from "../../price-provider";
import type { OnboardingPriority } from "../queue/onboarding-priority.enum";

/** Days for which an ETF that could not be had is not asked for again unasked. */
const RETRY_AFTER_DAYS = 1;

/**
 * Asks for those ETFs of the factors that are not known yet and that the provider may have: without them no symbol has an
 * exposure. Nobody is their requester, and they are due just before what is asked for at the same time. Gives how many.
 */
export async function requestFactorEtfs(
  db: EntityManager,
  provider: PriceProvider,
  { priority, maxAttempts }: { readonly priority: OnboardingPriority; readonly maxAttempts: number },
): Promise<number> {
  const missing = await rowsOf<{ etf: string }>(
    db,
    `/* requestFactorEtfs */
     select etf
     from unnest($1::text[]) as etf
     where not exists (
       select from market.symbol_universe known where known.symbol = etf and known.last_price_date is not null
     )
     and not exists (
       select
       from market.symbol_onboarding_queue job
       where job.symbol = etf
         and (job.status in ('pending', 'processing') or job.completed_at > now() - $2 * interval '1 day')
     )`,
    [FACTOR_ETFS, RETRY_AFTER_DAYS],
  );
  const requested: string[] = [];
  for (const { etf } of missing) if ((await provider.mayHave?.(etf)) ?? true) requested.push(etf);
  if (requested.length === 0) return 0;
  const added = await rowsOf(
    db,
    `/* requestFactorEtfs */
     with added as (
       insert into market.symbol_onboarding_queue (symbol, priority, max_attempts, next_attempt_at)
       select etf, $2::market.onboarding_priority, $3::integer, now() - interval '1 millisecond'
       from unnest($1::text[]) as etf
       order by etf
       on conflict (symbol) where status in ('pending', 'processing') do nothing
       returning 1
     )
     select * from added`,
    [requested, priority, maxAttempts],
  );
  return added.length;
}
