import type { EntityManager } from "typeorm";
import type { Viewer } from "../../../identity";
import { AppError, type Problem, problem } from "../../../platform/app-error";
import { ErrorCode } from "../../../platform/error-code.enum";
import type { LogicFlowInput } from "../../flow/logic-flow.input";
import type { NodeParameters } from "../../flow/node-parameters";
import { readFlow } from "../../flow/read-flow";
import type { Draft } from "../../secrets/draft-values";
import { type MaskContext, type UnresolvedMask, unmaskDraft } from "./unmask-draft";

const MAX_PROBLEMS = 100;

/** The parts of an input that may contain masks. */
interface MaskedInput {
  readonly logicFlow?: LogicFlowInput | null;
  readonly parameters?: NodeParameters | null;
}

/** Returns the flow and parameters of an input with all masks resolved; refuses masks without a value. */
export async function unmaskInput(
  db: EntityManager,
  viewer: Viewer,
  context: MaskContext,
  { logicFlow, parameters }: MaskedInput,
  instanceId: string | null,
): Promise<Draft> {
  const masked = { flow: readFlow(logicFlow ?? { nodes: [], edges: [] }), parameters: parameters ?? {} };
  const { draft, unresolved } = await unmaskDraft(db, viewer, context, masked, instanceId);
  if (unresolved.length > 0) throw new AppError(unresolved.slice(0, MAX_PROBLEMS).map(toProblem));
  return draft;
}

function toProblem({ part, nodeId, param, isStored }: UnresolvedMask): Problem {
  const [node, name] = [nodeId.slice(0, 64), param.slice(0, 64)];
  const field = `input.${part === "flow" ? "logicFlow" : "parameters"}.${node}.${name}`;
  const message = isStored
    ? `The stored value of ${name} of node ${node} cannot be decrypted with the server's key; enter it again.`
    : `Your draft has no stored value for ${name} of node ${node}, which is masked; enter the value.`;
  return problem(ErrorCode.INVALID_VALUE, field, message);
}
