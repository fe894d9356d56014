import type { EntityManager } from "typeorm";
import { planOfKeptFlow } from "../../builder";
import { findStrategy } from "../../engine/built-in-strategies";
import type { FlowPlan } from "../../engine/flow/flow-plan";
import { flowStrategy } from "../../engine/flow/flow-strategy";
import type { Strategy } from "../../engine/strategies/strategy";
import { AppError, type Problem } from "../../platform/app-error";
import type { StrategyRun } from "../lifecycle/strategy-run.entity";
import { RunFlow } from "./run-flow.entity";

/** The strategy of a run, or what is wrong with its stored flow. */
export type StrategyOfRun =
  | { readonly ok: true; readonly strategy: Strategy }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Builds the strategy of a server-executed run: the flow that is stored with the run, or a built-in strategy. Throws if
 * this version of the server does not have the built-in strategy: another worker may be of a version that has it.
 */
export async function strategyOfRun(db: EntityManager, run: StrategyRun): Promise<StrategyOfRun> {
  const stored = await db.findOne(RunFlow, { comment: "strategyOfRun", where: { runId: run.id } });
  if (stored !== null) {
    const plan = await planOf(db, stored);
    if (!plan.ok) return plan;
    const identity = { code: run.strategyCode, name: stored.name, version: run.version };
    return { ok: true, strategy: flowStrategy(plan.plan, identity) };
  }
  const strategy = findStrategy(run.strategyCode);
  if (strategy === undefined) throw new Error(`This version of the server has no strategy "${run.strategyCode}".`);
  return { ok: true, strategy };
}

type StoredPlan =
  | { readonly ok: true; readonly plan: FlowPlan }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The builder refuses a flow by throwing; here that becomes an outcome. */
async function planOf(db: EntityManager, { flowOwnerId, logicFlow }: RunFlow): Promise<StoredPlan> {
  try {
    return { ok: true, plan: await planOfKeptFlow(db, flowOwnerId, logicFlow) };
  } catch (error) {
    if (error instanceof AppError) return { ok: false, problems: error.problems };
    throw error;
  }
}
