import type { Catalogue } from "../../engine/catalogue";
import type { LogicFlow } from "../../engine/flow/logic-flow";
import type { FlowPlan } from "../../engine/flow/plan/flow-plan";
import { AppError, type RefusalAnswer } from "../../platform/app-error";
import { planFlow } from "./plan-flow";

/** Returns the plan of a flow; throws all of its errors at once, each under the path of its node. */
export function planOrRefuse<P = never>(
  flow: LogicFlow,
  catalogue: Catalogue,
  field: readonly string[],
  answer?: RefusalAnswer<P>,
): FlowPlan {
  const { plan, problems } = planFlow(flow, catalogue, field);
  if (plan === null) throw new AppError<P>(problems, answer);
  return plan;
}
