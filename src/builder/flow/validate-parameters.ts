import type { LogicFlow } from "../../engine/flow/logic-flow";
import { type Problem, problem } from "../../platform/app-error";
import { isLargerThan } from "../../platform/edge/json-size";
import { ErrorCode } from "../../platform/error-code.enum";
import { validateJson } from "./validate-json";

export const MAX_PARAMETERS_BYTES = 200_000;
const MAX_PROBLEMS = 20;

/** Validates the form of parameters stored beside a flow: one object of values per node id. */
export function validateParameters(parameters: Readonly<Record<string, unknown>>, field: string): Problem[] {
  // Inputs declare the limit too, but an argument of a field cannot.
  if (isLargerThan(parameters, MAX_PARAMETERS_BYTES)) {
    const message = `The parameters have more than ${MAX_PARAMETERS_BYTES} bytes as JSON, which is the maximum.`;
    return [problem(ErrorCode.LIMIT_EXCEEDED, field, message)];
  }
  const malformed = validateJson(parameters, field);
  if (malformed.length > 0) return malformed;
  return Object.entries(parameters)
    .filter(([, values]) => values === null || typeof values !== "object" || Array.isArray(values))
    .slice(0, MAX_PROBLEMS)
    .map(([id]) => {
      const message = `The parameters of node "${id.slice(0, 64)}" must be an object of values by name.`;
      return problem(ErrorCode.INVALID_VALUE, `${field}.${id.slice(0, 64)}`, message);
    });
}

/** Finds parameters of nodes that the flow does not contain. A saved strategy has none. */
export function checkDanglingParameters(
  parameters: Readonly<Record<string, unknown>>,
  flow: Pick<LogicFlow, "nodes">,
  field: string,
): Problem[] {
  const ids = new Set(flow.nodes.map(({ id }) => id));
  return Object.keys(parameters)
    .filter((id) => !ids.has(id))
    .slice(0, MAX_PROBLEMS)
    .map((id) => {
      const message = `There are parameters for node "${id.slice(0, 64)}", which is not in the flow.`;
      return problem(ErrorCode.NOT_FOUND, `${field}.${id.slice(0, 64)}`, message);
    });
}
