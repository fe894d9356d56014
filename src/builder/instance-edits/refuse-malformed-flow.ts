import { AppError } from "../../platform/app-error";
import type { LogicFlowInput } from "../flow/logic-flow.input";
import { checkDanglingEdges, validateFlowInput } from "../flow/validate-flow-input";

/** Refuses a flow that cannot be stored as a strategy. A stored flow may still have errors. */
export function refuseMalformedFlow(input: LogicFlowInput): void {
  const malformed = validateFlowInput(input, "input.logicFlow");
  const problems = malformed.length > 0 ? malformed : checkDanglingEdges(input, "input.logicFlow");
  if (problems.length > 0) throw new AppError(problems);
}
