import type { Catalogue } from "../../engine/catalogue";
import { checkFlow } from "../../engine/flow/check-flow";
import type { FlowPlan } from "../../engine/flow/flow-plan";
import type { LogicFlow } from "../../engine/flow/logic-flow";
import { AppError, type RefusalAnswer } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";

/** Returns the plan of a flow; throws all of its errors at once, each under the path of its node. */
export function planOrRefuse<P = never>(
  flow: LogicFlow,
  catalogue: Catalogue,
  field: readonly string[],
  answer?: RefusalAnswer<P>,
): FlowPlan {
  const { plan, diagnostics } = checkFlow(flow, catalogue);
  if (plan !== null) return plan;
  const errors = diagnostics.filter(({ severity }) => severity === "ERROR");
  throw new AppError<P>(
    errors.map(({ code, message, nodeId, port, param }) => ({
      code: ErrorCode[code as ErrorCode],
      field: [...field, nodeId, port ?? param].filter((part) => part !== undefined),
      message,
    })),
    answer,
  );
}
