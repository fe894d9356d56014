import type { EntityManager } from "typeorm";
import type { Viewer } from "../../../identity";
import { AppError, problem } from "../../../platform/app-error";
import { ErrorCode } from "../../../platform/error-code.enum";
import type { LogicFlowInput } from "../../flow/logic-flow.input";
import type { NodeParameters } from "../../flow/node-parameters";
import { readFlow } from "../../flow/read-flow";
import type { Cipher } from "../../secrets/cipher";
import type { Draft } from "../../secrets/draft-values";
import { unmaskDraft } from "./unmask-draft";

/** A flow and parameters to be saved as a strategy; what is left out changes nothing and holds nothing. */
interface Given {
  readonly logicFlow?: LogicFlowInput | null;
  readonly parameters?: NodeParameters | null;
}

/** What an input gives, with what each mask in it stands for; refuses a mask that stands for nothing. */
export async function unmaskInput(
  db: EntityManager,
  viewer: Viewer,
  cipher: Cipher | null,
  { logicFlow, parameters }: Given,
  instanceId: string | null,
): Promise<Draft> {
  const given = { flow: readFlow(logicFlow ?? { nodes: [], edges: [] }), parameters: parameters ?? {} };
  const { draft, closed } = await unmaskDraft(db, viewer, cipher, given, instanceId);
  const problems = closed.map(({ part, nodeId, param, isStored }) => {
    const [node, name] = [nodeId.slice(0, 64), param.slice(0, 64)];
    const field = `input.${part === "flow" ? "logicFlow" : "parameters"}.${node}.${name}`;
    const message = isStored
      ? `What is stored for ${name} of node ${node} cannot be opened with the server's key; enter it again.`
      : `Your draft holds nothing for ${name} of node ${node} that the mask could stand for; enter the value.`;
    return problem(ErrorCode.INVALID_VALUE, field, message);
  });
  if (problems.length > 0) throw new AppError(problems.slice(0, 100));
  return draft;
}
