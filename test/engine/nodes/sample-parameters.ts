import type { NodeDefinition } from "../../../src/engine/nodes/node-definition";
import type { ParameterSchema, Parameters, ParameterValue } from "../../../src/engine/nodes/parameters";

export function defaultParameters(node: NodeDefinition): Parameters {
  return mapParameters(node, (schema) => schema.default);
}

/** Other values than the defaults, within their bounds: numbers half as large again, texts the next, switches turned. */
export function otherParameters(node: NodeDefinition): Parameters {
  return mapParameters(node, (schema) => {
    if (schema.type === "boolean") return !schema.default;
    if ("pattern" in schema) return schema.default;
    if (schema.type === "string") return schema.enum[(schema.enum.indexOf(schema.default) + 1) % schema.enum.length]!;
    if (schema.type === "array") return schema.default.map((value) => largerNumber(value, schema.items));
    return largerNumber(schema.default, schema);
  });
}

/** Every number at its least where it has one. */
function smallestParameters(node: NodeDefinition): Parameters {
  return mapParameters(node, (schema) =>
    (schema.type === "integer" || schema.type === "number") && schema.minimum !== undefined
      ? schema.minimum
      : schema.default,
  );
}

/** The sets that a node has to cope with under their names; the smallest one only where the node's rules allow it. */
export function sampleParameters(node: NodeDefinition): Record<string, Parameters> {
  const smallest = smallestParameters(node);
  const sets = { "default parameters": defaultParameters(node), "other parameters": otherParameters(node) };
  return node.rules.every((rule) => rule.holds(smallest)) ? { ...sets, "the smallest parameters": smallest } : sets;
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
  const most = Math.min(maximum, exclusiveMaximum ?? Infinity);
  const larger = value === 0 ? 1 : value * 1.5;
  const wanted = larger < most ? larger : (minimum + value) / 2;
  return type === "integer" ? Math.ceil(wanted) : wanted;
}
