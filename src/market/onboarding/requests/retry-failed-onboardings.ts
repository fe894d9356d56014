import type { EntityManager } from "typeorm";
import { normalizeTicker } from "../../../engine/ticker";
import type { Viewer } from "../../../identity";
import { refuse } from "../../../platform/app-error";
import { ErrorCode } from "../../../platform/error-code.enum";
import type { JobQueue } from "../../../platform/jobs/job-queue";
import { type Condition, conjunction, parameters } from "../../../platform/paging/keyset-list";
import { isDatabaseError } from "../../../platform/sql/database-error";
import { rowsOf } from "../../../platform/sql/rows";
import type { OnboardingSettings } from "../../onboarding-settings";
import { checkQueueLimits } from "../queue/check-queue-limits";
import { isVisibleOnboarding } from "../queue/is-visible-onboarding";
import { enqueueWakeUps } from "../queue/onboarding-wake-ups";
import { requeueOnboardings } from "../queue/requeue-onboardings";
import { MAX_SYMBOLS, type RetryFailedOnboardingsInput } from "./onboarding.input";
import type { RetryFailedOnboardingsPayload } from "./onboarding-payload.type";

/**
 * Retries failed jobs that the viewer may see, earliest failures first. Skips symbols that have been requested again
 * since, because their newer job shows their current state.
 */
export async function retryFailedOnboardings(
  db: EntityManager,
  viewer: Viewer,
  input: RetryFailedOnboardingsInput,
  { jobs, settings }: { readonly jobs: JobQueue; readonly settings: OnboardingSettings },
): Promise<Partial<RetryFailedOnboardingsPayload>> {
  try {
    return await db.transaction(async (tx) => {
      const onboardings = await requeueOnboardings(tx, await lockFailed(tx, viewer, input));
      if (onboardings.length > 0) await checkQueueLimits(tx, viewer, settings, "input");
      await enqueueWakeUps(tx, jobs, onboardings.length);
      return { retried: onboardings.length, onboardings };
    });
  } catch (error) {
    if (!isDatabaseError(error, ["UNIQUE_VIOLATION", "DEADLOCK_DETECTED"])) throw error;
    const message = "Some of the symbols were requested at the same time; no job was retried. Try again.";
    return refuse(ErrorCode.DUPLICATE, "input", message);
  }
}

async function lockFailed(
  db: EntityManager,
  viewer: Viewer,
  { symbolIn, limit }: RetryFailedOnboardingsInput,
): Promise<string[]> {
  const { values, bind } = parameters();
  const conditions = conjunction([isVisibleOnboarding(viewer), symbolIn != null && isOfSymbols(symbolIn)], bind);
  const rows = await rowsOf<{ id: string }>(
    db,
    `/* lockFailed */
     select job.id
     from market.symbol_onboarding_queue job
     where job.status = 'failed'
       and ${conditions}
       and not exists (${NEWER_JOB})
     order by job.completed_at, job.id
     limit ${bind(limit ?? MAX_SYMBOLS)}::integer
     for update skip locked`,
    values,
  );
  return rows.map(({ id }) => id);
}

function isOfSymbols(symbols: readonly string[]): Condition {
  return (bind) => `job.symbol = any(${bind(symbols.map(normalizeTicker))}::text[])`;
}

const NEWER_JOB = `
  select
  from market.symbol_onboarding_queue other
  where other.symbol = job.symbol
    and (other.status in ('pending', 'processing') or (other.created_at, other.id) > (job.created_at, job.id))`;
