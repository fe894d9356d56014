import type { EntityManager } from "typeorm";
import { planOfKeptFlow } from "../../builder";
import { findStrategy } from "../../engine/built-in-strategies";
import { flowStrategy } from "../../engine/flow/flow-strategy";
import type { Strategy } from "../../engine/strategies/strategy";
import type { StrategyRun } from "../lifecycle/strategy-run.entity";
import { RunFlow } from "./run-flow.entity";

/** What a server-executed run executes: the flow that was kept with it, or a built-in strategy. */
export async function strategyOfRun(db: EntityManager, run: StrategyRun): Promise<Strategy> {
  const kept = await db.findOneBy(RunFlow, { runId: run.id });
  if (kept !== null) {
    const plan = await planOfKeptFlow(db, kept.flowOwnerId, kept.logicFlow);
    return flowStrategy(plan, { code: run.strategyCode, name: kept.name, version: run.version });
  }
  const strategy = findStrategy(run.strategyCode);
  if (strategy === undefined) throw new Error(`This version has no strategy "${run.strategyCode}".`);
  return strategy;
}
