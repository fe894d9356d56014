import type { EntityManager } from "typeorm";
import { type Viewer, writesSharedData } from "../../../identity";
import { refuse } from "../../../platform/app-error";
import { ErrorCode } from "../../../platform/error-code.enum";
import type { JobQueue } from "../../../platform/jobs/job-queue";
import { entityReader, type Row, rowsOf } from "../../../platform/sql/rows";
import type { OnboardingSettings } from "../../onboarding-settings";
import type { PriceProvider } from "../../price-provider";
import { checkTickers } from "../../symbols/check-tickers";
import { checkQueueLimits } from "../queue/check-queue-limits";
import { OnboardingPriority } from "../queue/onboarding-priority.enum";
import { enqueueWakeUps } from "../queue/onboarding-wake-ups";
import { SymbolOnboarding } from "../queue/symbol-onboarding.entity";
import type { OnboardSymbolsInput } from "./onboarding.input";
import type { OnboardedSymbol, OnboardSymbolsPayload } from "./onboarding-payload.type";
import { requestFactorEtfs } from "./request-factor-etfs";

interface OnboardingTools {
  readonly jobs: JobQueue;
  readonly settings: OnboardingSettings;
  readonly provider: PriceProvider;
}

/**
 * Requests symbols. A symbol with a pending or processing job keeps that job: the viewer becomes one of its requesters
 * and may raise its priority; HIGH also ends its backoff after a failure. Jobs and their wake-up jobs are written in
 * one transaction.
 */
export function onboardSymbols(
  db: EntityManager,
  viewer: Viewer,
  input: OnboardSymbolsInput,
  { jobs, settings, provider }: OnboardingTools,
): Promise<Partial<OnboardSymbolsPayload>> {
  const symbols = checkTickers(input.symbols, (index) => `input.symbols.${index}`);
  const priority = input.priority ?? OnboardingPriority.NORMAL;
  if (priority === OnboardingPriority.HIGH && !writesSharedData(viewer)) {
    refuse(ErrorCode.FORBIDDEN, "input.priority", "Only SERVICE and ADMIN may request symbols with the priority HIGH.");
  }
  return db.transaction(async (tx) => {
    const { maxAttempts } = settings;
    const rows = await rowsOf<RequestedRow>(tx, REQUEST, { symbols, userId: viewer.id, priority, maxAttempts });
    let etfs = 0;
    if (rows.some((row) => row.is_new)) {
      await checkQueueLimits(tx, viewer, settings, "input.symbols");
      etfs = await requestFactorEtfs(tx, provider, { priority, maxAttempts });
    }
    await enqueueWakeUps(tx, jobs, etfs + rows.filter((row) => row.is_new || row.skips_backoff).length);
    return { onboardings: inOrder(tx, symbols, rows) };
  });
}

type RequestedRow = Row & { readonly is_new: boolean; readonly skips_backoff: boolean };

function inOrder(tx: EntityManager, symbols: readonly string[], rows: readonly RequestedRow[]): OnboardedSymbol[] {
  const read = entityReader(tx, SymbolOnboarding);
  const bySymbol = new Map(rows.map((row) => [row.symbol, row]));
  return symbols.map((symbol) => {
    const row = bySymbol.get(symbol) as RequestedRow;
    return { onboarding: read(row), wasDeduplicated: !row.is_new };
  });
}

/** The partial unique index prevents a second job for a symbol in the queue; the fixed order prevents deadlocks. */
const REQUEST = `/* onboardSymbols */
  with backing_off as (
    select id
    from market.symbol_onboarding_queue
    where symbol = any(:symbols::text[])
      and status = 'pending'
      and next_attempt_at > clock_timestamp()
      and :priority::market.onboarding_priority = 'high'
  ),
  requested as (
    insert into market.symbol_onboarding_queue as job (symbol, requested_by, priority, max_attempts)
    select symbol, :userId::uuid, :priority::market.onboarding_priority, :maxAttempts::integer
    from unnest(:symbols::text[]) as input (symbol)
    order by symbol
    on conflict (symbol) where status in ('pending', 'processing') do update
    set priority = least(job.priority, excluded.priority),
        next_attempt_at = case excluded.priority
          when 'high' then least(job.next_attempt_at, clock_timestamp())
          else job.next_attempt_at
        end,
        updated_at = case when excluded.priority < job.priority then clock_timestamp() else job.updated_at end
    returning job.*, xmax = 0 as is_new
  ),
  joined as (
    insert into market.symbol_onboarding_requesters as requester (onboarding_id, user_id, priority)
    select id, :userId::uuid, :priority::market.onboarding_priority
    from requested
    on conflict (onboarding_id, user_id) do update
    set priority = least(requester.priority, excluded.priority)
  )
  select requested.*, exists (select from backing_off where backing_off.id = requested.id) as skips_backoff
  from requested`;
