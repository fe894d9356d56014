import { diffFlows } from "../../engine/flow/diff-flows";
import type { LogicFlow } from "../../engine/flow/logic-flow";
import { applyParameters } from "./apply-parameters";
import type { LogicFlowDiff } from "./logic-flow-diff.type";
import type { NodeParameters } from "./node-parameters";

/** A flow and the parameters that override those in its nodes. */
export interface ParameterizedFlow {
  readonly flow: LogicFlow;
  readonly parameters: NodeParameters;
}

/** Compares two flows with their parameters applied. */
export function compareFlows(
  before: ParameterizedFlow,
  after: ParameterizedFlow,
  includeLayout: boolean,
): LogicFlowDiff {
  const [first, second] = [before, after].map(({ flow, parameters }) => applyParameters(flow, parameters));
  return diffFlows(first as LogicFlow, second as LogicFlow, { includeLayout }) as unknown as LogicFlowDiff;
}
