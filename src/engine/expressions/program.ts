import type { NodeDefinition } from "../nodes/node-definition";
import type { ParameterValue } from "../nodes/parameters";
import type { ColumnName } from "../series/bar-columns";
import type { Operation, ValueType } from "./operations";

/** Value of a parameter of a call: a constant, or a parameter of the template. */
export type CallParameter = { readonly value: ParameterValue } | { readonly parameter: string };

export interface CallStep {
  readonly kind: "call";
  readonly definition: NodeDefinition;
  /** Indexes of the steps connected to the ports; a port that is missing is not connected. */
  readonly inputs: ReadonlyMap<string, number>;
  readonly params: ReadonlyMap<string, CallParameter>;
  readonly column: number;
}

/** One step of an expression. Steps refer to earlier steps by their index in the program. */
export type Step =
  | { readonly kind: "number"; readonly value: number }
  | { readonly kind: "parameter"; readonly name: string }
  | { readonly kind: "port"; readonly name: string }
  | { readonly kind: "column"; readonly name: ColumnName }
  | { readonly kind: "operation"; readonly operation: Operation; readonly operands: readonly number[] }
  | CallStep
  | { readonly kind: "output"; readonly call: number; readonly port: string };

/** An expression as a list of steps, each after its dependencies. Equal parts of the text share one step. */
export interface Program {
  readonly steps: readonly Step[];
  readonly result: number;
  readonly type: ValueType;
}

/** Indexes of the steps that a step depends on. */
export function dependenciesOf(step: Step): readonly number[] {
  if (step.kind === "operation") return step.operands;
  if (step.kind === "call") return [...step.inputs.values()];
  return step.kind === "output" ? [step.call] : [];
}

/** Whether the step is an arithmetic operation, whose result may not be finite. */
export function isArithmetic(step: Step): boolean {
  return step.kind === "operation" && step.operation.resultType === "SERIES";
}
