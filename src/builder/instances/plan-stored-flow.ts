import type { EntityManager } from "typeorm";
import type { LogicFlow } from "../../engine/flow/logic-flow";
import { type PlanOutcome, planFlow } from "../flow/plan-flow";
import { loadCatalogue } from "../node-templates/load-catalogue";

/** Plans a flow that was stored in executable form, such as that of a run; `ownerId` owns the templates it uses. */
export async function planStoredFlow(db: EntityManager, ownerId: string, flow: LogicFlow): Promise<PlanOutcome> {
  return planFlow(flow, await loadCatalogue(db, ownerId, [flow]), ["logicFlow"]);
}
