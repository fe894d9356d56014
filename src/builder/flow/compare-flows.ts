import { diffFlows } from "../../engine/flow/diff-flows";
import type { LogicFlow } from "../../engine/flow/logic-flow";
import { applyParameters } from "./apply-parameters";
import type { LogicFlowDiff } from "./logic-flow-diff.type";
import type { NodeParameters } from "./node-parameters";

/** A flow with the parameters beside it. */
export interface ParameterizedFlow {
  readonly flow: LogicFlow;
  readonly parameters: NodeParameters;
}

/** What changed between two flows as they are evaluated. */
export function compareFlows(
  before: ParameterizedFlow,
  after: ParameterizedFlow,
  includeLayout: boolean,
): LogicFlowDiff {
  const [former, latter] = [before, after].map(({ flow, parameters }) => applyParameters(flow, parameters));
  return diffFlows(former as LogicFlow, latter as LogicFlow, { includeLayout }) as unknown as LogicFlowDiff;
}
