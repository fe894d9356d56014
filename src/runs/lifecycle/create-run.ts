import type { EntityManager } from "typeorm";
import { hashOf } from "../../engine/canonical-json";
import type { Viewer } from "../../identity";
import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { entityReader, type Row, rowsOf } from "../../platform/sql/rows";
import { ExecutionStatus } from "./execution-status.enum";
import { StrategyRun } from "./strategy-run.entity";

export interface RunDraft {
  readonly strategyCode: string;
  readonly version: string;
  readonly params: Record<string, unknown>;
  readonly universeSource: string | null;
  /** The universe; null if an external executor did not list it. */
  readonly tickers: readonly string[] | null;
  readonly totalCount: number;
  readonly minScore: number | null;
  readonly executor: "external" | "server";
  readonly asOf: string | null;
  readonly idempotencyKey: string | null;
  /** The caller's input. A retry must send the same, although defaults and sources may have changed since. */
  readonly idempotentInput: object;
}

export interface CreatedRun {
  readonly run: StrategyRun;
  readonly wasDeduplicated: boolean;
}

/**
 * Writes a new run, or returns the run that the viewer created with the same idempotency key. The run of an external
 * executor is RUNNING at once; a server-executed one is PENDING until its first worker. Call it in a transaction.
 */
export async function createRun(db: EntityManager, viewer: Viewer, draft: RunDraft): Promise<CreatedRun> {
  const [row] = await rowsOf<Row>(db, INSERT_RUN, rowOf(viewer, draft));
  if (row === undefined) {
    const earlier = await findRunByKey(db, viewer, draft);
    if (earlier === null) throw new Error("A run was not inserted although no run has its idempotency key.");
    return { run: earlier, wasDeduplicated: true };
  }
  const run = entityReader(db, StrategyRun)(row);
  if (draft.tickers !== null) await insertUniverse(db, run.id, draft.tickers);
  return { run, wasDeduplicated: false };
}

/** Finds the run that the viewer created with this key, or null. Refuses a key that came with another input. */
export async function findRunByKey(
  db: EntityManager,
  viewer: Viewer,
  { idempotencyKey, idempotentInput }: Pick<RunDraft, "idempotencyKey" | "idempotentInput">,
): Promise<StrategyRun | null> {
  if (idempotencyKey === null) return null;
  const run = await db.findOne(StrategyRun, {
    comment: "findRunByKey",
    where: { ownerId: viewer.id, idempotencyKey },
  });
  if (run === null || run.idempotencyHash === hashOf(idempotentInput)) return run;
  const message = "This idempotency key was already used for a run with a different input; use a new key.";
  return refuse(ErrorCode.IDEMPOTENCY_KEY_REUSED, "input.idempotencyKey", message);
}

function rowOf(viewer: Viewer, draft: RunDraft) {
  const { tickers, idempotentInput, params, ...columns } = draft;
  const isExternal = draft.executor === "external";
  return {
    ...columns,
    isExternal,
    ownerId: viewer.id,
    params: JSON.stringify(params),
    paramsHash: hashOf(params),
    universeSize: tickers?.length ?? null,
    executionStatus: isExternal ? ExecutionStatus.RUNNING : ExecutionStatus.PENDING,
    idempotencyHash: draft.idempotencyKey === null ? null : hashOf(idempotentInput),
  };
}

const INSERT_RUN = `/* createRun */
  insert into runs.strategy_run
    (run_id, owner_id, strategy_code, version, params_json, params_hash, universe_source, universe_size, total_count,
     min_score, executor, as_of, idempotency_key, idempotency_hash, execution_status, revision, started_at,
     last_progress_update)
  values
    (gen_random_uuid(), :ownerId, :strategyCode, :version, :params, :paramsHash, :universeSource, :universeSize,
     :totalCount, :minScore, :executor, :asOf, :idempotencyKey, :idempotencyHash, :executionStatus, 1,
     case when :isExternal then now() end,
     case when :isExternal then now() end)
  on conflict do nothing
  returning *`;

async function insertUniverse(db: EntityManager, runId: string, tickers: readonly string[]): Promise<void> {
  await rowsOf(
    db,
    `/* insertUniverse */
     insert into runs.strategy_run_ticker (run_id, ticker, place)
     select $1, universe.ticker, universe.place
     from unnest($2::text[]) with ordinality as universe (ticker, place)`,
    [runId, tickers],
  );
}
