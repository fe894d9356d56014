import type { Catalogue } from "../../engine/catalogue";
import { checkFlow } from "../../engine/flow/check-flow";
import type { LogicFlow } from "../../engine/flow/logic-flow";
import type { FlowPlan } from "../../engine/flow/plan/flow-plan";
import type { Problem } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";

/** The plan of a flow, or all problems that prevent it. */
export type PlanOutcome =
  | { readonly plan: FlowPlan; readonly problems?: undefined }
  | { readonly plan: null; readonly problems: readonly Problem[] };

/** Plans a flow for execution. Each problem has the path of its node below `field`. */
export function planFlow(flow: LogicFlow, catalogue: Catalogue, field: readonly string[]): PlanOutcome {
  const { plan, diagnostics } = checkFlow(flow, catalogue);
  if (plan !== null) return { plan };
  const errors = diagnostics.filter(({ severity }) => severity === "ERROR");
  const problems = errors.map(({ code, message, nodeId, port, param }) => ({
    code: ErrorCode[code as ErrorCode],
    field: [...field, nodeId, port ?? param].filter((part) => part !== undefined),
    message,
  }));
  return { plan: null, problems };
}
