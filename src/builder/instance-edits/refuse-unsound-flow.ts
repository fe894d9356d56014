import { AppError } from "../../platform/app-error";
import type { LogicFlowInput } from "../flow/logic-flow.input";
import { problemsOfDrawing, problemsOfLooseEdges } from "../flow/problems-of-drawing";

/** Refuses a flow that cannot be stored as a strategy; what is stored may still mean nothing sensible. */
export function refuseUnsoundFlow(input: LogicFlowInput): void {
  const unsound = problemsOfDrawing(input, "input.logicFlow");
  const problems = unsound.length > 0 ? unsound : problemsOfLooseEdges(input, "input.logicFlow");
  if (problems.length > 0) throw new AppError(problems);
}
