import type { EntityManager } from "typeorm";
import { seesAll, type Viewer } from "../../../identity";
import { refuse } from "../../../platform/app-error";
import { ErrorCode } from "../../../platform/error-code.enum";
import { entityReader, type Row, rowsOf } from "../../../platform/sql/rows";
import { OnboardingRequester } from "../queue/onboarding-requester.entity";
import { OnboardingStatus } from "../queue/onboarding-status.enum";
import { SymbolOnboarding } from "../queue/symbol-onboarding.entity";
import type { SymbolOnboardingInput } from "./onboarding.input";
import type { SymbolOnboardingPayload } from "./onboarding-payload.type";
import { removeRequester } from "./remove-requester";
import { findOnboarding } from "./symbol-onboarding.query";

/**
 * Removes the viewer from the job's requesters if there are others. If not, or if the viewer is an ADMIN, the job is
 * cancelled at once; a worker that is processing it notices when it next extends its lease, and its writes have no
 * effect.
 */
export function cancelSymbolOnboarding(
  db: EntityManager,
  viewer: Viewer,
  input: SymbolOnboardingInput,
): Promise<Partial<SymbolOnboardingPayload>> {
  return db.transaction(async (tx) => {
    // A concurrent request for the symbol waits for this lock and then sees the new status of the job.
    const job = (await findOnboarding(tx, viewer, input.id, true)) ?? refuseUnknownOnboarding();
    if (job.status !== OnboardingStatus.PENDING && job.status !== OnboardingStatus.PROCESSING) {
      const message = `The job is ${job.status} and cannot be cancelled.`;
      refuse<SymbolOnboardingPayload>(ErrorCode.INVALID_TRANSITION, "input.id", message, { onboarding: job });
    }
    return { onboarding: await cancelOrLeave(tx, viewer, job) };
  });
}

async function cancelOrLeave(tx: EntityManager, viewer: Viewer, job: SymbolOnboarding): Promise<SymbolOnboarding> {
  const requesters = await tx.find(OnboardingRequester, {
    comment: "cancelSymbolOnboarding",
    where: { onboardingId: job.id },
  });
  const isOnlyRequester = requesters.length === 1 && requesters[0]?.userId === viewer.id;
  if (isOnlyRequester) return cancelJob(tx, job.id, job.errorMessage);
  if (seesAll(viewer)) return cancelJob(tx, job.id, "Cancelled by an administrator.");
  return removeRequester(tx, viewer, job.id);
}

async function cancelJob(tx: EntityManager, id: string, errorMessage: string | null): Promise<SymbolOnboarding> {
  const rows = await rowsOf<Row>(
    tx,
    `/* cancelSymbolOnboarding */
     update market.symbol_onboarding_queue
     set status = 'cancelled',
         error_message = $2,
         completed_at = clock_timestamp(),
         updated_at = clock_timestamp(),
         lease_token = null,
         lease_expires_at = null
     where id = $1
     returning *`,
    [id, errorMessage],
  );
  return entityReader(tx, SymbolOnboarding)(rows[0] as Row);
}

export function refuseUnknownOnboarding(): never {
  return refuse(ErrorCode.NOT_FOUND, "input.id", "The onboarding job does not exist or is not visible to you.");
}
