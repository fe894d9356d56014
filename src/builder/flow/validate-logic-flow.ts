import type { EntityManager } from "typeorm";
import { checkFlow } from "../../engine/flow/check-flow";
import type { FlowProblem } from "../../engine/flow/flow-problem";
import type { LogicFlow } from "../../engine/flow/logic-flow";
import type { Viewer } from "../../identity";
import { ErrorCode } from "../../platform/error-code.enum";
import { catalogueOf } from "../node-templates/catalogue-of";
import type { Diagnostic } from "./diagnostic.type";
import type { LogicFlowValidation } from "./logic-flow-validation.type";
import { Severity } from "./severity.enum";

/** Checks a flow with the nodes that the viewer has; saves nothing. */
export async function validateLogicFlow(
  db: EntityManager,
  viewer: Viewer,
  flow: LogicFlow,
): Promise<LogicFlowValidation> {
  const { diagnostics, plan, warmUpBars, explanation } = checkFlow(flow, await catalogueOf(db, viewer.id, [flow]));
  return { isValid: plan !== null, diagnostics: diagnostics.map(diagnosticOf), warmUpBars, explanation };
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
