import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import { hashOf } from "../../engine/canonical-json";
import type { Viewer } from "../../identity";
import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { rowsOf } from "../../platform/sql/rows";
import { ExecutionStatus } from "./execution-status.enum";
import { StrategyRun } from "./strategy-run.entity";

export interface RunDraft {
  readonly strategyCode: string;
  readonly version: string;
  readonly params: Record<string, unknown>;
  readonly universeSource: string | null;
  /** The universe, or null when the executor keeps it to itself. */
  readonly tickers: readonly string[] | null;
  readonly totalCount: number;
  readonly minScore: number | null;
  readonly executor: "external" | "server";
  readonly asOf: string | null;
  readonly idempotencyKey: string | null;
  /** What the caller sent: a retry must send the same, whatever has become of defaults and sources since. */
  readonly idempotentInput: object;
}

export interface CreatedRun {
  readonly run: StrategyRun;
  readonly wasDeduplicated: boolean;
}

/**
 * Writes a new run, or finds the one that the same viewer made with the same idempotency key. An outside executor's
 * run begins at once; a server-executed one waits, PENDING, for its first worker. To be called in a transaction.
 */
export async function createRun(db: EntityManager, viewer: Viewer, draft: RunDraft): Promise<CreatedRun> {
  const { tickers, idempotentInput, ...facts } = draft;
  const idempotencyHash = draft.idempotencyKey === null ? null : hashOf(idempotentInput);
  const id = randomUUID();
  const isExternal = draft.executor === "external";
  const inserted = await db
    .createQueryBuilder()
    .insert()
    .into(StrategyRun)
    .values({
      ...facts,
      id,
      ownerId: viewer.id,
      idempotencyHash,
      paramsHash: hashOf(draft.params),
      params: draft.params as never,
      universeSize: tickers?.length ?? null,
      executionStatus: isExternal ? ExecutionStatus.RUNNING : ExecutionStatus.PENDING,
      startedAt: isExternal ? () => "now()" : null,
      lastProgressUpdate: isExternal ? () => "now()" : null,
      revision: 1,
    })
    .orIgnore()
    .returning("run_id")
    .execute();
  const earlier = inserted.raw.length === 0 ? await findRunByKey(db, viewer, draft) : null;
  if (earlier !== null) return { run: earlier, wasDeduplicated: true };
  if (tickers !== null) await insertUniverse(db, id, tickers);
  return { run: await db.findOneByOrFail(StrategyRun, { id }), wasDeduplicated: false };
}

/** By hand: an entity each would be far more work than 100,000 rows are. */
async function insertUniverse(db: EntityManager, runId: string, tickers: readonly string[]): Promise<void> {
  await rowsOf(
    db,
    `/* insertUniverse */
     insert into runs.strategy_run_ticker (run_id, ticker, place)
     select $1, named.ticker, named.place
     from unnest($2::text[]) with ordinality as named (ticker, place)`,
    [runId, tickers],
  );
}

/** The run that the viewer made with this key, null when there is none; refuses a key that came with another input. */
export async function findRunByKey(
  db: EntityManager,
  viewer: Viewer,
  { idempotencyKey, idempotentInput }: Pick<RunDraft, "idempotencyKey" | "idempotentInput">,
): Promise<StrategyRun | null> {
  if (idempotencyKey === null) return null;
  const run = await db.findOneBy(StrategyRun, { ownerId: viewer.id, idempotencyKey });
  if (run === null || run.idempotencyHash === hashOf(idempotentInput)) return run;
  const message = "This idempotency key was used before for a run with another input.";
  return refuse(ErrorCode.IDEMPOTENCY_KEY_REUSED, "input.idempotencyKey", message);
}
