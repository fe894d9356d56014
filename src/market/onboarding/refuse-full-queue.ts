import type { EntityManager } from "typeorm";
import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { rowsOf } from "../../platform/rows";

/** Counts after the jobs are written and within their transaction: what is refused is rolled back whole. */
export async function refuseFullQueue(db: EntityManager, limit: number, field: string): Promise<void> {
  // One at a time from here to the commit: two that did not see each other's rows would exceed the limit together.
  await db.query(`select pg_advisory_xact_lock(hashtext('market.symbol_onboarding_queue'))`);
  const [{ count = 0 } = {}] = await rowsOf<{ count: number }>(
    db,
    `select count(*)::integer as count
     from market.symbol_onboarding_queue
     where status in ('pending', 'processing')`,
  );
  if (count <= limit) return;
  const message = `The onboarding queue takes ${limit} symbols at a time; with these it would hold ${count}. Try again later.`;
  refuse(ErrorCode.LIMIT_EXCEEDED, field, message);
}
