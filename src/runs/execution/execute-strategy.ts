import type { EntityManager } from "typeorm";
import type { ExecutableFlow } from "../../builder";
import type { Viewer } from "../../identity";
import { medianLatestDate, symbolsWithBars } from "../../market";
import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import type { JobQueue } from "../../platform/jobs/job-queue";
import { rowsOf } from "../../platform/sql/rows";
import { createRun, findRunByKey, type RunDraft } from "../lifecycle/create-run";
import type { StartStrategyRunPayload } from "../lifecycle/strategy-run-payload.type";
import { enqueueChunks } from "./enqueue-chunks";
import type { ExecuteStrategyInput } from "./execute-strategy.input";
import { type ResolvedStrategy, resolveStrategy } from "./resolve-strategy";
import { resolveUniverse } from "./resolve-universe";

/** Creates a run that background jobs execute. The run and its jobs are written in one transaction. */
export async function executeStrategy(
  db: EntityManager,
  viewer: Viewer,
  input: ExecuteStrategyInput,
  jobs: JobQueue,
): Promise<Partial<StartStrategyRunPayload>> {
  const key = { idempotencyKey: input.idempotencyKey ?? null, idempotentInput: input };
  // Before all checks: the strategy, the universe of a source and the prices may have changed since the first call.
  const earlier = await findRunByKey(db, viewer, key);
  if (earlier !== null) return { run: earlier, wasDeduplicated: true, leaseEpoch: earlier.leaseEpoch };
  const resolved = await resolveStrategy(db, viewer, input);
  const draft = await draftOf(db, viewer, input, resolved);
  return db.transaction(async (tx) => {
    const created = await createRun(tx, viewer, { ...draft, ...key });
    const { id: runId, leaseEpoch } = created.run;
    if (!created.wasDeduplicated) {
      if (resolved.executable !== null) await insertRunFlow(tx, runId, resolved.executable);
      await enqueueChunks(tx, jobs, { runId, leaseEpoch });
    }
    return { ...created, leaseEpoch };
  });
}

async function draftOf(
  db: EntityManager,
  viewer: Viewer,
  input: ExecuteStrategyInput,
  { strategy, params }: ResolvedStrategy,
): Promise<Omit<RunDraft, "idempotencyKey" | "idempotentInput">> {
  const { source, tickers } = await resolveUniverse(db, viewer, input.universe);
  return {
    strategyCode: strategy.code,
    version: strategy.version,
    params,
    universeSource: source,
    tickers,
    totalCount: tickers.length,
    minScore: input.minScore ?? strategy.defaultMinScore,
    executor: "server",
    asOf: await resolveAsOf(db, tickers, input.asOf ?? null),
  };
}

/** The last day of prices that the run may use. Refuses a universe without any prices up to that day. */
async function resolveAsOf(db: EntityManager, tickers: readonly string[], requested: string | null): Promise<string> {
  const asOf = requested ?? (await medianLatestDate(db, tickers));
  if (asOf !== null && (await symbolsWithBars(db, tickers, asOf)).length > 0) return asOf;
  const message = `None of the ${tickers.length} tickers has prices${asOf === null ? "" : ` up to ${asOf}`}.`;
  return refuse(ErrorCode.NO_MARKET_DATA, "input.universe", message);
}

async function insertRunFlow(db: EntityManager, runId: string, { instance, flow }: ExecutableFlow): Promise<void> {
  await rowsOf(
    db,
    `/* insertRunFlow */
     insert into runs.strategy_run_flow (run_id, instance_id, flow_owner_id, name, logic_flow)
     values ($1, $2, $3, $4, $5)`,
    [runId, instance.id, instance.userId, instance.name, JSON.stringify(flow)],
  );
}
