import type { NodeDefinition } from "../nodes/node-definition";
import type { ParameterValue } from "../nodes/parameters";
import type { ColumnName } from "../series/bar-columns";
import type { Operation, ValueType } from "./operations";

/** What a parameter of a call is set to: a constant, or a parameter of the template itself. */
export type CallParameter = { readonly value: ParameterValue } | { readonly parameter: string };

export interface CallStep {
  readonly kind: "call";
  readonly definition: NodeDefinition;
  /** Steps that feed its ports; a port left out has its fallback or nothing. */
  readonly inputs: ReadonlyMap<string, number>;
  readonly params: ReadonlyMap<string, CallParameter>;
  readonly column: number;
}

/** One step of an expression. Steps refer to earlier ones by their place in the program. */
export type Step =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "parameter"; readonly name: string }
  | { readonly kind: "port"; readonly name: string }
  | { readonly kind: "column"; readonly name: ColumnName }
  | { readonly kind: "operation"; readonly operation: Operation; readonly operands: readonly number[] }
  | CallStep
  | { readonly kind: "output"; readonly call: number; readonly port: string };

/** An expression as steps, each after those that it needs; what the text says twice is one step. */
export interface Program {
  readonly steps: readonly Step[];
  readonly result: number;
  readonly type: ValueType;
}

/** The steps that a step needs. */
export function dependenciesOf(step: Step): readonly number[] {
  if (step.kind === "operation") return step.operands;
  if (step.kind === "call") return [...step.inputs.values()];
  return step.kind === "output" ? [step.call] : [];
}

/** Whether the step is computed here as a number, so that it may have grown beyond all numbers. */
export function isArithmetic(step: Step): boolean {
  return step.kind === "operation" && step.operation.resultType === "SERIES";
}
