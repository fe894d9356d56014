import type { LogicFlow } from "../../engine/flow/logic-flow";
import { AppError } from "../../platform/app-error";
import type { NodeParameters } from "../flow/node-parameters";
import { checkDanglingParameters, validateParameters } from "../flow/validate-parameters";

/** Refuses parameters that cannot be stored beside the flow of a strategy. */
export function refuseMalformedParameters(parameters: NodeParameters, flow: LogicFlow): void {
  const malformed = validateParameters(parameters, "input.parameters");
  const problems = malformed.length > 0 ? malformed : checkDanglingParameters(parameters, flow, "input.parameters");
  if (problems.length > 0) throw new AppError(problems);
}
