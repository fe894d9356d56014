import type { EntityManager } from "typeorm";
import type { LogicFlow } from "../../engine/flow/logic-flow";
import { normalizeFlow } from "../../engine/flow/normalize-flow";
import type { FlowPlan } from "../../engine/flow/plan/flow-plan";
import type { Viewer } from "../../identity";
import { AppError, refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { conjunction, parameters as statementParameters } from "../../platform/paging/keyset-list";
import { entityReader, rowsOf } from "../../platform/sql/rows";
import { isUuid } from "../../platform/uuid";
import { applyParameters } from "../flow/apply-parameters";
import { mergeParameters } from "../flow/merge-parameters";
import type { NodeParameters } from "../flow/node-parameters";
import { planOrRefuse } from "../flow/plan-or-refuse";
import { checkDanglingParameters, validateParameters } from "../flow/validate-parameters";
import { loadCatalogue } from "../node-templates/load-catalogue";
import { StrategyInstance } from "./strategy-instance.entity";
import { StrategyStatus } from "./strategy-status.enum";
import { isVisibleInstance } from "./visible-instances";

/** A strategy that can be executed or compiled. */
export interface ExecutableFlow {
  readonly instance: StrategyInstance;
  /** The flow with all parameters applied and all template versions pinned, so that its meaning never changes. */
  readonly flow: LogicFlow;
  readonly plan: FlowPlan;
  /** Parameters applied to the flow: the strategy's own, overridden by the requested ones. */
  readonly parameters: NodeParameters;
}

/**
 * Returns the flow of a strategy that the viewer sees, ready to be executed or compiled; `parameters` override the
 * strategy's own. Refuses a strategy that does not exist, is archived or has errors in its flow; reports all errors at
 * once.
 */
export async function executableFlow(
  db: EntityManager,
  viewer: Viewer,
  instanceId: string,
  parameters: NodeParameters = {},
): Promise<ExecutableFlow> {
  const instance = await executableInstance(db, viewer, instanceId);
  const malformed = validateParameters(parameters, "input.params");
  const problems =
    malformed.length > 0 ? malformed : checkDanglingParameters(parameters, instance.logicFlow, "input.params");
  if (problems.length > 0) throw new AppError(problems);
  const merged = mergeParameters(instance.parameters, parameters);
  const flow = applyParameters(instance.logicFlow, merged);
  const catalogue = await loadCatalogue(db, instance.userId, [flow]);
  const plan = planOrRefuse(flow, catalogue, ["input", "instanceId"]);
  return { instance, flow: normalizeFlow(flow, catalogue), plan, parameters: merged };
}

async function executableInstance(db: EntityManager, viewer: Viewer, id: string): Promise<StrategyInstance> {
  const instance = await findInstance(db, viewer, id);
  if (instance === null) {
    const message = `There is no strategy ${id.slice(0, 100)} that you can see.`;
    return refuse(ErrorCode.NOT_FOUND, "input.instanceId", message);
  }
  if (instance.status === StrategyStatus.ARCHIVED) {
    const message = "The strategy is archived; create a new one from its flow.";
    refuse(ErrorCode.INVALID_TRANSITION, "input.instanceId", message);
  }
  return instance;
}

async function findInstance(db: EntityManager, viewer: Viewer, id: string): Promise<StrategyInstance | null> {
  if (!isUuid(id)) return null;
  const { values, bind } = statementParameters();
  const [row] = await rowsOf(
    db,
    `/* executableFlow */
     select *
     from builder.strategy_instances instance
     where instance.id = ${bind(id)}::uuid
       and instance.current_id is null
       and ${conjunction([isVisibleInstance(viewer)], bind)}`,
    values,
  );
  return row === undefined ? null : entityReader(db, StrategyInstance)(row);
}
