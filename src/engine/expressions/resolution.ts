import type { InputPort, NodeDefinition } from "../nodes/node-definition";
import type { ParameterSchemas, ParameterValue } from "../nodes/parameters";
import type { ColumnName } from "../series/bar-columns";
import type { ExpressionProblem } from "./expression-problem";
import { operationOf, type ValueType } from "./operations";
import type { Step } from "./program";

/** What the names of an expression refer to. */
export interface ExpressionScope {
  readonly inputs: readonly InputPort[];
  readonly parameters: ParameterSchemas;
  find(name: string): NodeDefinition | undefined;
}

/** State of the resolution of an expression: the steps so far and the problems found. */
export interface Resolution {
  readonly scope: ExpressionScope;
  readonly problems: ExpressionProblem[];
  readonly steps: Step[];
  /** Index of each step by a key that determines it, so that equal parts of an expression share one step. */
  readonly indexByKey: Map<string, number>;
}

/** A resolved part of an expression: the step that computes it, and its type. */
export interface Value {
  readonly step: number;
  readonly type: ValueType;
}

export function addOperation(resolution: Resolution, name: string, values: readonly Value[]): Value {
  const operation = operationOf(name);
  const operands = values.map(({ step }) => step);
  const step = addStep(resolution, `${name} ${operands}`, { kind: "operation", operation, operands });
  const isNumber = operation.resultType === "SERIES" && values.every(({ type }) => type === "NUMBER");
  return { step, type: isNumber ? "NUMBER" : operation.resultType };
}

/** Adds the default of a fallback parameter: a constant or a column. */
export function addFallback(resolution: Resolution, value: ParameterValue): number {
  return typeof value === "number" ? addNumber(resolution, value) : addColumn(resolution, value as ColumnName);
}

export function addNumber(resolution: Resolution, value: number): number {
  return addStep(resolution, `number ${value}`, { kind: "number", value });
}

export function addColumn(resolution: Resolution, name: ColumnName): number {
  return addStep(resolution, `column ${name}`, { kind: "column", name });
}

/** Adds a step unless an equal one exists; returns its index. */
export function addStep({ steps, indexByKey }: Resolution, key: string, step: Step): number {
  const known = indexByKey.get(key);
  if (known !== undefined) return known;
  indexByKey.set(key, steps.length);
  return steps.push(step) - 1;
}

/** Adds a problem; returns null as the result of the rejected part. */
export function reject({ problems }: Resolution, message: string, column: number): null {
  problems.push({ message, column });
  return null;
}
