import type { Catalogue } from "../../engine/catalogue";
import { applyParameters } from "../flow/apply-parameters";
import type { ParameterizedFlow } from "../flow/compare-flows";
import { planOrRefuse } from "../flow/plan-or-refuse";
import type { StrategyInstance } from "../instances/strategy-instance.entity";
import type { StrategyInstancePayload } from "./strategy-instance-payload.type";

/** Refuses to put a flow with errors to use; all of them at once, each with the node it is about. */
export function refuseInvalidFlow(
  { flow, parameters }: ParameterizedFlow,
  catalogue: Catalogue,
  instance: StrategyInstance,
): void {
  planOrRefuse<StrategyInstancePayload>(applyParameters(flow, parameters), catalogue, ["input", "logicFlow"], {
    instance,
  });
}
