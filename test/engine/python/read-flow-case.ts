import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { makeCatalogue } from "../../../src/engine/catalogue";
import { compileExpression, type ExpressionTemplate } from "../../../src/engine/expressions/compile-expression";
import { checkFlow } from "../../../src/engine/flow/check-flow";
import { flowHash } from "../../../src/engine/flow/flow-hash";
import type { LogicFlow } from "../../../src/engine/flow/logic-flow";
import type { FlowPlan } from "../../../src/engine/flow/plan/flow-plan";
import { type CompiledFlow, compileFlow } from "../../../src/engine/python/compile-flow";
import { systemNodes } from "../../../src/engine/system-nodes";

/** Contains a folder per case with `flow.json` and the `expected.py` that it compiles to. */
export const FLOWS_FOLDER = join(__dirname, "flows");

export interface FlowCase {
  readonly name: string;
  /** The user's own templates. */
  readonly templates?: readonly ExpressionTemplate[];
  readonly flow: LogicFlow;
}

export function flowCases(): string[] {
  return readdirSync(FLOWS_FOLDER).sort();
}

export function readFlowCase(folder: string): FlowCase {
  return JSON.parse(readFileSync(join(FLOWS_FOLDER, folder, "flow.json"), "utf8"));
}

/** Checks and compiles a case; throws an error with the problems if the flow is invalid. */
export function compileCase({ name, templates = [], flow }: FlowCase): CompiledFlow & { plan: FlowPlan } {
  const system = makeCatalogue(systemNodes);
  const own = templates.map((template) => {
    const { node, problems } = compileExpression(template, (functionName) => system.find(functionName));
    if (!node) throw new Error(JSON.stringify(problems));
    return node;
  });
  const { plan, diagnostics, explanation } = checkFlow(flow, makeCatalogue([...systemNodes, ...own]));
  if (!plan) throw new Error(JSON.stringify(diagnostics));
  return { ...compileFlow(plan, { name, flowHash: flowHash(flow), explanation: explanation! }), plan };
}
