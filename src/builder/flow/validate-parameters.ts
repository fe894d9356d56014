import type { LogicFlow } from "../../engine/flow/logic-flow";
import { type Problem, problem } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { validateJson } from "./validate-json";

const MAX_LENGTH = 200_000;

/** What keeps parameters beside a flow from being stored: they are objects of values by node id. */
export function validateParameters(parameters: Readonly<Record<string, unknown>>, field: string): Problem[] {
  const unsound = validateJson(parameters, field, MAX_LENGTH);
  if (unsound.length > 0) return unsound;
  return Object.entries(parameters)
    .filter(([, values]) => values === null || typeof values !== "object" || Array.isArray(values))
    .slice(0, 20)
    .map(([id]) => {
      const message = `The parameters of node "${id.slice(0, 64)}" must be an object of values by name.`;
      return problem(ErrorCode.INVALID_VALUE, `${field}.${id.slice(0, 64)}`, message);
    });
}

/** Parameters for nodes that the flow does not have: a saved strategy has none. */
export function checkDanglingParameters(
  parameters: Readonly<Record<string, unknown>>,
  flow: Pick<LogicFlow, "nodes">,
  field: string,
): Problem[] {
  const ids = new Set(flow.nodes.map(({ id }) => id));
  return Object.keys(parameters)
    .filter((id) => !ids.has(id))
    .slice(0, 20)
    .map((id) => {
      const message = `The flow has no node "${id.slice(0, 64)}" to give parameters to.`;
      return problem(ErrorCode.NOT_FOUND, `${field}.${id.slice(0, 64)}`, message);
    });
}
