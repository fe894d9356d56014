import type { EntityManager } from "typeorm";
import { checkFlow } from "../../engine/flow/check-flow";
import { type FlowProblem, type FlowProblemCode, flowError, sortProblems } from "../../engine/flow/flow-problem";
import type { Viewer } from "../../identity";
import type { Problem } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import { applyParameters } from "../flow/apply-parameters";
import type { Diagnostic } from "../flow/diagnostic.type";
import type { LogicFlowValidation } from "../flow/logic-flow-validation.type";
import { Severity } from "../flow/severity.enum";
import { checkDanglingParameters, validateParameters } from "../flow/validate-parameters";
import { loadCatalogue } from "../node-templates/load-catalogue";
import type { Cipher } from "../secrets/cipher";
import type { Draft } from "../secrets/draft-values";
import { unmaskDraft } from "../sessions/masks/unmask-draft";

/**
 * Checks a flow with the parameters beside it and with the nodes that the viewer has; saves nothing. A mask that stands
 * for nothing is left standing, and found to be no value of its parameter.
 */
export async function validateLogicFlow(
  db: EntityManager,
  viewer: Viewer,
  cipher: Cipher | null,
  drawn: Draft,
  instanceId: string | null,
): Promise<LogicFlowValidation> {
  const unsound = validateParameters(drawn.parameters, "parameters");
  const loose = checkDanglingParameters(drawn.parameters, drawn.flow, "parameters");
  const { draft } = await unmaskDraft(db, viewer, cipher, drawn, instanceId);
  const flow = applyParameters(draft.flow, unsound.length > 0 ? {} : draft.parameters);
  const { diagnostics, ...checked } = checkFlow(flow, await loadCatalogue(db, viewer.id, [flow]));
  const beside = [...unsound, ...loose].map(flowProblemOf);
  const isValid = checked.plan !== null && beside.length === 0;
  return {
    isValid,
    diagnostics: sortProblems([...beside, ...diagnostics]).map(diagnosticOf),
    warmUpBars: isValid ? checked.warmUpBars : null,
    explanation: isValid ? checked.explanation : null,
  };
}

/** Its field is `parameters` or `parameters.` and a node's id. */
function flowProblemOf({ code, field, message }: Problem): FlowProblem {
  const nodeId = field?.slice(1).join(".");
  return flowError(code as FlowProblemCode, message, nodeId ? { nodeId } : {});
}

function diagnosticOf({ severity, code, message, nodeId, port, param }: FlowProblem): Diagnostic {
  const isCode = code in ErrorCode;
  return {
    severity: Severity[severity],
    code: isCode ? ErrorCode[code as ErrorCode] : null,
    rule: isCode ? null : code,
    message,
    nodeId: nodeId ?? null,
    port: port ?? null,
    param: param ?? null,
    line: null,
    column: null,
  };
}
