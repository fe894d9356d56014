import type { EntityManager } from "typeorm";
import type { Viewer } from "../../identity";
import { medianLatestDate, symbolsWithBars } from "../../market";
import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import type { JobQueue } from "../../platform/jobs/job-queue";
import { createRun, findRunByKey } from "../lifecycle/create-run";
import type { StartStrategyRunPayload } from "../lifecycle/strategy-run-payload.type";
import { enqueueChunks } from "./enqueue-chunks";
import type { ExecuteStrategyInput } from "./execute-strategy.input";
import { resolveStrategy } from "./resolve-strategy";
import { resolveUniverse } from "./resolve-universe";
import { RunFlow } from "./run-flow.entity";

/** Asks for a run of a built-in strategy or of the viewer's own; background jobs execute it. The run and its jobs exist both, or neither. */
export async function executeStrategy(
  db: EntityManager,
  viewer: Viewer,
  input: ExecuteStrategyInput,
  jobs: JobQueue,
): Promise<Partial<StartStrategyRunPayload>> {
  const key = { idempotencyKey: input.idempotencyKey ?? null, idempotentInput: input };
  // Before all else: the strategy may have gone since the first call, and what a source holds, and which prices there are.
  const earlier = await findRunByKey(db, viewer, key);
  if (earlier !== null) return { run: earlier, wasDeduplicated: true, leaseEpoch: earlier.leaseEpoch };
  const { strategy, params, executable } = await resolveStrategy(db, viewer, input);
  const universe = await resolveUniverse(db, viewer, input.universe);
  const asOf = input.asOf ?? (await medianLatestDate(db, universe.tickers));
  if (asOf === null || (await symbolsWithBars(db, universe.tickers, asOf)).length === 0) {
    const message = `None of the ${universe.tickers.length} tickers has prices${asOf === null ? "" : ` up to ${asOf}`}.`;
    refuse(ErrorCode.NO_MARKET_DATA, "input.universe", message);
  }
  return db.transaction(async (tx) => {
    const created = await createRun(tx, viewer, {
      strategyCode: strategy.code,
      version: strategy.version,
      params,
      universeSource: universe.source,
      tickers: universe.tickers,
      totalCount: universe.tickers.length,
      minScore: input.minScore ?? strategy.defaultMinScore,
      executor: "server",
      asOf,
      ...key,
    });
    const { id: runId, leaseEpoch } = created.run;
    if (created.wasDeduplicated) return { ...created, leaseEpoch };
    if (executable !== null) {
      const { instance, flow } = executable;
      const kept = { runId, instanceId: instance.id, flowOwnerId: instance.userId, name: instance.name };
      await tx.insert(RunFlow, { ...kept, logicFlow: flow as never });
    }
    await enqueueChunks(tx, jobs, { runId, leaseEpoch });
    return { ...created, leaseEpoch };
  });
}
