import { refuse } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { compareFlows, type ParameterizedFlow } from "../flow/compare-flows";
import { withTemplateOwner } from "../flow/with-template-owner";
import type { StrategyInstance } from "../instances/strategy-instance.entity";
import type { StrategyInstancePayload } from "./strategy-instance-payload.type";

/** Refuses a change based on an earlier revision, and returns the differences from the current one. */
export function refuseStaleRevision(instance: StrategyInstance, expected: number, requested: ParameterizedFlow): void {
  if (instance.revision === expected) return;
  const { logicFlow, parameters, revision, userId } = instance;
  const stored = { flow: withTemplateOwner(logicFlow, userId), parameters };
  const refused = { flow: withTemplateOwner(requested.flow, userId), parameters: requested.parameters };
  const conflict = { currentRevision: revision, diff: compareFlows(stored, refused, true) };
  const message = `The strategy is at revision ${revision}, not ${expected}; it was saved in between.`;
  refuse<StrategyInstancePayload>(ErrorCode.REVISION_CONFLICT, "input.expectedRevision", message, {
    instance,
    conflict,
  });
}
