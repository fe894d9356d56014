import type { EntityManager } from "typeorm";
import { rowsOf } from "../../../platform/sql/rows";
import { FACTOR_ETFS } from "../../factors/factor-models";
import type { PriceProvider } from "../../price-provider";
import type { OnboardingPriority } from "../queue/onboarding-priority.enum";

/** Days before an ETF whose job ended without prices is requested again. */
const RETRY_AFTER_DAYS = 1;

/**
 * Requests the factor ETFs that are not registered yet and that the provider may have; without them no symbol has factor
 * exposures. Their jobs have no requester and are due just before the jobs of the same request. Returns the number of
 * jobs.
 */
export async function requestFactorEtfs(
  db: EntityManager,
  provider: PriceProvider,
  { priority, maxAttempts }: { readonly priority: OnboardingPriority; readonly maxAttempts: number },
): Promise<number> {
  const requested: string[] = [];
  for (const etf of await missingFactorEtfs(db)) if ((await provider.mayHave?.(etf)) ?? true) requested.push(etf);
  if (requested.length === 0) return 0;
  const added = await rowsOf(
    db,
    `/* requestFactorEtfs */
     insert into market.symbol_onboarding_queue (symbol, priority, max_attempts, next_attempt_at)
     select etf, $2::market.onboarding_priority, $3::integer, now() - interval '1 millisecond'
     from unnest($1::text[]) as etf
     order by etf
     on conflict (symbol) where status in ('pending', 'processing') do nothing
     returning symbol`,
    [requested, priority, maxAttempts],
  );
  return added.length;
}

async function missingFactorEtfs(db: EntityManager): Promise<string[]> {
  const rows = await rowsOf<{ etf: string }>(
    db,
    `/* missingFactorEtfs */
     select etf
     from unnest($1::text[]) as etf
     where not exists (
       select from market.symbol_universe universe where universe.symbol = etf and universe.last_price_date is not null
     )
     and not exists (
       select
       from market.symbol_onboarding_queue job
       where job.symbol = etf
         and (job.status in ('pending', 'processing') or job.completed_at > now() - $2 * interval '1 day')
     )`,
    [FACTOR_ETFS, RETRY_AFTER_DAYS],
  );
  return rows.map(({ etf }) => etf);
}
