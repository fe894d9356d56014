import { AppError } from "../../platform/app-error";
import type { LogicFlowInput } from "../flow/logic-flow.input";
import { checkDanglingEdges, validateFlowInput } from "../flow/validate-flow-input";

/** Refuses a flow that cannot be stored as a strategy; what is stored may still mean nothing sensible. */
export function refuseMalformedFlow(input: LogicFlowInput): void {
  const unsound = validateFlowInput(input, "input.logicFlow");
  const problems = unsound.length > 0 ? unsound : checkDanglingEdges(input, "input.logicFlow");
  if (problems.length > 0) throw new AppError(problems);
}
