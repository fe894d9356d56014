import type { NodeDefinition } from "../../../src/engine/nodes/node-definition";
import type { ParameterSchema, Parameters, ParameterValue } from "../../../src/engine/nodes/parameters";

export function defaultParameters(node: NodeDefinition): Parameters {
  return mapParameters(node, (schema) => schema.default);
}

/** Valid values other than the defaults: larger numbers, the next string of an enum, the opposite boolean. */
export function otherParameters(node: NodeDefinition): Parameters {
  return mapParameters(node, (schema) => {
    if (schema.type === "boolean") return !schema.default;
    if ("pattern" in schema) return schema.default;
    if (schema.type === "string") return schema.enum[(schema.enum.indexOf(schema.default) + 1) % schema.enum.length]!;
    if (schema.type === "array") return schema.default.map((value) => largerNumber(value, schema.items));
    return largerNumber(schema.default, schema);
  });
}

/** The minimum of each number that has one, otherwise the default. */
function minimumParameters(node: NodeDefinition): Parameters {
  return mapParameters(node, (schema) =>
    (schema.type === "integer" || schema.type === "number") && schema.minimum !== undefined
      ? schema.minimum
      : schema.default,
  );
}

/** Sets of parameters to test a node with, by name; the minimum set only if the node's rules allow it. */
export function sampleParameters(node: NodeDefinition): Record<string, Parameters> {
  const minimum = minimumParameters(node);
  const sets = { "default parameters": defaultParameters(node), "other parameters": otherParameters(node) };
  return node.rules.every((rule) => rule.holds(minimum)) ? { ...sets, "minimum parameters": minimum } : sets;
}

function mapParameters(node: NodeDefinition, pick: (schema: ParameterSchema) => ParameterValue): Parameters {
  return Object.fromEntries(Object.entries(node.parameters).map(([name, schema]) => [name, pick(schema)]));
}

interface Bounds {
  readonly type: "integer" | "number";
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMaximum?: number;
}

function largerNumber(value: number, { type, minimum = 0, maximum = Infinity, exclusiveMaximum }: Bounds): number {
  const limit = Math.min(maximum, exclusiveMaximum ?? Infinity);
  const larger = value === 0 ? 1 : value * 1.5;
  const other = larger < limit ? larger : (minimum + value) / 2;
  return type === "integer" ? Math.ceil(other) : other;
}
