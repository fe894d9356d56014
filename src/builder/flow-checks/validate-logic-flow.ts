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
import type { Draft } from "../secrets/draft-values";
import { type MaskContext, unmaskDraft } from "../sessions/masks/unmask-draft";

/**
 * Validates a flow and its parameters against the viewer's templates; saves nothing. A mask without a stored value is
 * kept, and reported as an invalid value of its parameter.
 */
export async function validateLogicFlow(
  db: EntityManager,
  viewer: Viewer,
  context: MaskContext,
  input: Draft,
  instanceId: string | null,
): Promise<LogicFlowValidation> {
  const malformed = validateParameters(input.parameters, "parameters");
  const dangling = checkDanglingParameters(input.parameters, input.flow, "parameters");
  const { draft } = await unmaskDraft(db, viewer, context, input, instanceId);
  const flow = applyParameters(draft.flow, malformed.length > 0 ? {} : draft.parameters);
  const { diagnostics, ...checked } = checkFlow(flow, await loadCatalogue(db, viewer.id, [flow]));
  const parameterProblems = [...malformed, ...dangling].map(toFlowProblem);
  const isValid = checked.plan !== null && parameterProblems.length === 0;
  return {
    isValid,
    diagnostics: sortProblems([...parameterProblems, ...diagnostics]).map(toDiagnostic),
    warmUpBars: isValid ? checked.warmUpBars : null,
    explanation: isValid ? checked.explanation : null,
  };
}

/** The field of these problems is `parameters`, or `parameters.` and the id of a node. */
function toFlowProblem({ code, field, message }: Problem): FlowProblem {
  const nodeId = field?.slice(1).join(".");
  return flowError(code as FlowProblemCode, message, nodeId ? { nodeId } : {});
}

function toDiagnostic({ severity, code, message, nodeId, port, param }: FlowProblem): Diagnostic {
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
