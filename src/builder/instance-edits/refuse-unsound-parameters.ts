import type { LogicFlow } from "../../engine/flow/logic-flow";
import { AppError } from "../../platform/app-error";
import type { NodeParameters } from "../flow/node-parameters";
import { problemsOfLooseParameters, problemsOfParameters } from "../flow/problems-of-parameters";

/** Refuses parameters that cannot be stored beside a strategy's flow. */
export function refuseUnsoundParameters(parameters: NodeParameters, flow: LogicFlow): void {
  const unsound = problemsOfParameters(parameters, "input.parameters");
  const problems = unsound.length > 0 ? unsound : problemsOfLooseParameters(parameters, flow, "input.parameters");
  if (problems.length > 0) throw new AppError(problems);
}
