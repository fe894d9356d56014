import type { LogicFlow } from "../../engine/flow/logic-flow";
import type { Parameters } from "../../engine/nodes/parameters";
import type { NodeParameters } from "../flow/node-parameters";

/** Shown by the API instead of a sensitive value. Sent back, it refers to the stored value. */
export const MASK = "••••••••";

/** An encrypted value in the JSON of a draft. */
interface EncryptedValue {
  readonly $sealed: string;
}

/** The flow of a draft and the parameters stored beside it. */
export interface Draft {
  readonly flow: LogicFlow;
  readonly parameters: NodeParameters;
}

/** Location of a value in a draft: in its flow, or in the parameters stored beside it. */
export interface ValueLocation {
  readonly part: "flow" | "parameters";
  readonly nodeId: string;
  readonly template: string;
  readonly param: string;
}

/** Returns the value to put at a location; `stored` is the value at the same location of the stored draft. */
export type ReplaceValue = (value: unknown, location: ValueLocation, stored: unknown) => unknown;

export function isEncrypted(value: unknown): value is EncryptedValue {
  return value !== null && typeof value === "object" && Object.hasOwn(value, "$sealed");
}

/**
 * Binds an encrypted value to its user, node and parameter. Stored values depend on the format: it must never change.
 */
export function associatedData(userId: string, { nodeId, param }: ValueLocation): string {
  return `${userId} ${nodeId} ${param}`;
}

/** Whether any value of the draft is the mask. */
export function containsMask(draft: Draft): boolean {
  const all = [...draft.flow.nodes.map(({ params }) => params), ...Object.values(draft.parameters)];
  return all.some((values) => isObject(values) && Object.values(values).includes(MASK));
}

/** Returns the draft with each value replaced. Parameters that are not an object of values stay as they are. */
export function replaceValues(draft: Draft, stored: Draft | null, replace: ReplaceValue): Draft {
  const templates = new Map(draft.flow.nodes.map(({ id, template }) => [id, template]));
  const storedNodes = new Map(stored?.flow.nodes.map(({ id, params }) => [id, params]));
  const replaceAll = (part: ValueLocation["part"], nodeId: string, values: unknown, storedValues: unknown) => {
    if (!isObject(values)) return values;
    const template = templates.get(nodeId) ?? "";
    return mapValues(values, (value, param) => {
      const before = isObject(storedValues) && Object.hasOwn(storedValues, param) ? storedValues[param] : undefined;
      return replace(value, { part, nodeId, template, param }, before);
    });
  };
  return {
    flow: {
      nodes: draft.flow.nodes.map((node) => ({
        ...node,
        params: replaceAll("flow", node.id, node.params, storedNodes.get(node.id)) as Parameters,
      })),
      edges: draft.flow.edges,
    },
    parameters: mapValues(draft.parameters, (values, id) =>
      replaceAll("parameters", id, values, stored?.parameters[id]),
    ) as NodeParameters,
  };
}

/** Replaces each encrypted value of a flow by the mask. */
export function maskFlow({ nodes, edges }: LogicFlow): LogicFlow {
  return { nodes: nodes.map((node) => ({ ...node, params: maskValues(node.params) as Parameters })), edges };
}

/** Replaces each encrypted value of the parameters by the mask. */
export function maskParameters(parameters: NodeParameters): NodeParameters {
  return mapValues(parameters, maskValues);
}

function maskValues(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return mapValues(values, (value) => (isEncrypted(value) ? MASK : value));
}

function mapValues<V, W>(values: Readonly<Record<string, V>>, map: (value: V, key: string) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value, key)]));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === "object" && !Array.isArray(value);
}
