import type { NodeCall, NodeDefinition, PortType } from "../../../src/engine/nodes/node-definition";
import { moduleFunctions } from "../../../src/engine/python/module-functions";
import { IMPORTED_NAMES } from "../../../src/engine/python-parts/python-names";

/** Python statements that import every name that generated modules may import. */
export const PYTHON_IMPORTS = Object.entries(IMPORTED_NAMES)
  .map(([module, names]) => `from ${module} import ${names.join(", ")}`)
  .join("\n");

/** The Python of all nodes: each function once and after the functions that it uses. */
export function pythonOf(nodes: readonly NodeDefinition[]): string {
  return moduleFunctions(nodes.map(({ python }) => python))
    .map(({ source }) => source)
    .join("\n");
}

/** The outputs of the evaluation as Python returns them: null for unknown. */
export function expectedOutputs(node: NodeDefinition, call: NodeCall): unknown[] {
  const outputs = node.evaluate(call);
  return node.outputs.map(({ name, type }) => Array.from(outputs[name]!, (value) => asPython(value, type)));
}

/** The call of a node as JSON: its function, and its arguments by their types. */
export function encodeCall(node: NodeDefinition, call: NodeCall) {
  const series = Object.fromEntries(node.columns.map((name) => [name as string, [...call.columns.column(name)]]));
  const plain: Record<string, unknown> = node.readsDates ? { dates: call.columns.dates } : {};
  const real: Record<string, unknown> = {};
  for (const port of node.inputs) {
    const values = call.inputs[port.name];
    if (!values) plain[port.name] = null;
    else if (port.type === "SERIES" || port.type === "NUMBER") series[port.name] = [...values];
    else plain[port.name] = [...values].map((value) => asPython(value, port.type));
  }
  const fallbacks = new Set(node.inputs.map((port) => port.fallback));
  for (const [name, schema] of Object.entries(node.parameters)) {
    if (!fallbacks.has(name)) (schema.type === "number" ? real : plain)[name] = call.params[name];
  }
  return { function: node.python.name, series, real, plain };
}

function asPython(value: number, type: PortType): number | boolean | null {
  if (Number.isNaN(value)) return null;
  return type === "BOOLEAN" || type === "SIGNAL" ? value === 1 : value + 0;
}

/** JSON of Python without -0, which is equal to 0. */
export function withoutMinusZero(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(withoutMinusZero);
  return typeof answer === "number" ? answer + 0 : answer;
}
