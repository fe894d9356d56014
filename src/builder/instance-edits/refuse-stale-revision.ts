import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { compareFlows, type ParameterizedFlow } from "../flow/compare-flows";
import { withTemplateOwner } from "../flow/with-template-owner";
import type { StrategyInstance } from "../instances/strategy-instance.entity";
import type { StrategyInstancePayload } from "./strategy-instance-payload.type";

/** Refuses a change that was made to an earlier state of the strategy, with what is different by now. */
export function refuseStaleRevision(instance: StrategyInstance, expected: number, wanted: ParameterizedFlow): void {
  if (instance.revision === expected) return;
  const { logicFlow, parameters, revision, userId } = instance;
  const stored = { flow: withTemplateOwner(logicFlow, userId), parameters };
  const drawn = { flow: withTemplateOwner(wanted.flow, userId), parameters: wanted.parameters };
  const conflict = { currentRevision: revision, diff: compareFlows(stored, drawn, true) };
  const message = `The strategy is at revision ${revision}, not ${expected}: somebody saved it meanwhile.`;
  refuse<StrategyInstancePayload>(ErrorCode.REVISION_CONFLICT, "input.expectedRevision", message, {
    instance,
    conflict,
  });
}
