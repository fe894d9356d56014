import { nodeSteps } from "../nodes/node-steps";
import type { Parameters } from "../nodes/parameters";
import { callParametersWith } from "./evaluate-program";
import type { Program, Step } from "./program";

/** An operation is calculated and then checked for a finite result. */
const OPERATION_STEPS = 8;
/** A number or parameter is written to every bar. */
const CONSTANT_STEPS = 1;

/** Steps that an expression executes for each bar, at most: the sum over its calls and operations. */
export function programSteps({ steps }: Program, params: Parameters): number {
  return steps.reduce((sum, step) => sum + stepsOf(step, params), 0);
}

function stepsOf(step: Step, params: Parameters): number {
  if (step.kind === "call") return nodeSteps(step.definition, callParametersWith(step, params));
  return step.kind === "operation" ? OPERATION_STEPS : CONSTANT_STEPS;
}
