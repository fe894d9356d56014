import type { LogicFlow } from "../../engine/flow/logic-flow";
import { AppError } from "../../platform/app-error";
import type { NodeParameters } from "../flow/node-parameters";
import { checkDanglingParameters, validateParameters } from "../flow/validate-parameters";

/** Refuses parameters that cannot be stored beside a strategy's flow. */
export function refuseMalformedParameters(parameters: NodeParameters, flow: LogicFlow): void {
  const unsound = validateParameters(parameters, "input.parameters");
  const problems = unsound.length > 0 ? unsound : checkDanglingParameters(parameters, flow, "input.parameters");
  if (problems.length > 0) throw new AppError(problems);
}
