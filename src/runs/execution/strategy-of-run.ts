import type { EntityManager } from "typeorm";
import { planStoredFlow } from "../../builder";
import { findStrategy } from "../../engine/built-in-strategies";
import type { StrategyText } from "../../engine/evaluation/evaluation-tasks";
import { planText } from "../../engine/evaluation/plan-text";
import { BUDGETED_BARS, flowSteps } from "../../engine/flow/flow-cost";
import { flowStrategy } from "../../engine/flow/flow-strategy";
import type { Strategy } from "../../engine/strategies/strategy";
import type { Problem } from "../../platform/app-error";
import type { StrategyRun } from "../lifecycle/strategy-run.entity";
import { RunFlow } from "./run-flow.entity";

export interface RunStrategy {
  readonly strategy: Strategy;
  /** The strategy in the form that is sent to the evaluation threads. */
  readonly text: StrategyText;
  /** Steps that evaluating one ticker takes, at most; 1 for the built-in strategies, which take little time. */
  readonly stepsPerTicker: number;
}

/** The strategy of a run, or what is wrong with its stored flow. */
export type StrategyOfRun =
  | ({ readonly ok: true } & RunStrategy)
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Builds the strategy of a server-executed run: the flow that is stored with the run, or a built-in strategy. Throws if
 * this version of the server does not have the built-in strategy: another worker may be of a version that has it.
 */
export async function strategyOfRun(db: EntityManager, run: StrategyRun): Promise<StrategyOfRun> {
  const stored = await db.findOne(RunFlow, { comment: "strategyOfRun", where: { runId: run.id } });
  if (stored !== null) {
    const { plan, problems } = await planStoredFlow(db, stored.flowOwnerId, stored.logicFlow);
    if (plan === null) return { ok: false, problems };
    const identity = { code: run.strategyCode, name: stored.name, version: run.version };
    const text = { plan: planText(plan) };
    return { ok: true, strategy: flowStrategy(plan, identity), text, stepsPerTicker: flowSteps(plan) * BUDGETED_BARS };
  }
  const strategy = findStrategy(run.strategyCode);
  if (strategy === undefined) throw new Error(`This version of the server has no strategy "${run.strategyCode}".`);
  return { ok: true, strategy, text: { builtIn: strategy.code }, stepsPerTicker: 1 };
}
