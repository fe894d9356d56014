import type { Catalogue } from "../../engine/catalogue";
import { applyParameters } from "../flow/apply-parameters";
import type { ParameterizedFlow } from "../flow/compare-flows";
import { planOrRefuse } from "../flow/plan-or-refuse";
import type { StrategyInstance } from "../instances/strategy-instance.entity";
import type { StrategyInstancePayload } from "./strategy-instance-payload.type";

/** Refuses to activate a flow with errors; reports all of them at once, each under the path of its node. */
export function refuseInvalidFlow(
  { flow, parameters }: ParameterizedFlow,
  catalogue: Catalogue,
  instance: StrategyInstance,
): void {
  planOrRefuse<StrategyInstancePayload>(applyParameters(flow, parameters), catalogue, ["input", "logicFlow"], {
    instance,
  });
}
