import type { NodeDefinition } from "../../../src/engine/nodes/node-definition";
import type { ParameterSchema, Parameters } from "../../../src/engine/nodes/parameters";

/** Every whole number that can be large is set to a fraction of its maximum; smaller periods are kept in order. */
export function withPeriods(node: NodeDefinition, fraction: number): Parameters {
  const periods = Object.entries(node.parameters).filter(([, schema]) => maximumOf(schema) >= 50);
  const steps = new Map(periods.map(([name], place) => [name, place + 1]));
  const params = Object.entries(node.parameters).map(([name, schema]) => {
    const step = steps.get(name);
    const share = node.rules.length === 0 ? 1 : (step ?? 0) / steps.size;
    return [name, step === undefined ? schema.default : Math.floor(maximumOf(schema) * fraction * share)];
  });
  const result: Parameters = Object.fromEntries(params);
  expect({ node: node.name, holds: node.rules.every((rule) => rule.holds(result)) }).toMatchObject({ holds: true });
  return result;
}

function maximumOf(schema: ParameterSchema): number {
  return schema.type === "integer" ? (schema.maximum ?? 0) : 0;
}
