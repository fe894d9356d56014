import type { LogicFlow } from "../../engine/flow/logic-flow";
import type { Parameters } from "../../engine/nodes/parameters";
import type { NodeParameters } from "../flow/node-parameters";

/** What the API shows in the place of a sensitive value; sent back, it means the value that is stored. */
export const MASK = "••••••••";

/** How a sealed value stands in the JSON of a draft. */
interface EncryptedValue {
  readonly $sealed: string;
}

/** A draft's flow and the parameters beside it. */
export interface Draft {
  readonly flow: LogicFlow;
  readonly parameters: NodeParameters;
}

/** Where a value stands in a draft: in its flow, or in the parameters beside it. */
export interface ValueLocation {
  readonly part: "flow" | "parameters";
  readonly nodeId: string;
  readonly template: string;
  readonly param: string;
}

/** What is to stand in the place of a value; `stored` is what stands there in the stored draft. */
export type ReplaceValue = (value: unknown, place: ValueLocation, stored: unknown) => unknown;

export function isEncrypted(value: unknown): value is EncryptedValue {
  return value !== null && typeof value === "object" && Object.hasOwn(value, "$sealed");
}

/** What a value is sealed for; sealed for another user, node or parameter it does not open. */
export function associatedData(userId: string, { nodeId, param }: ValueLocation): string {
  return `${userId} ${nodeId} ${param}`;
}

/** Does the mask stand anywhere in it? */
export function containsMask(draft: Draft): boolean {
  const all = [...draft.flow.nodes.map(({ params }) => params), ...Object.values(draft.parameters)];
  return all.some((values) => isObject(values) && Object.values(values).includes(MASK));
}

/** The draft with each of its values replaced. What is no object of values stays as it is. */
export function replaceValues(draft: Draft, stored: Draft | null, replace: ReplaceValue): Draft {
  const templates = new Map(draft.flow.nodes.map(({ id, template }) => [id, template]));
  const storedNodes = new Map(stored?.flow.nodes.map(({ id, params }) => [id, params]));
  const replaceAll = (part: ValueLocation["part"], nodeId: string, values: unknown, before: unknown) => {
    if (!isObject(values)) return values;
    const template = templates.get(nodeId) ?? "";
    return mapValues(values, (value, param) => {
      const former = isObject(before) && Object.hasOwn(before, param) ? before[param] : undefined;
      return replace(value, { part, nodeId, template, param }, former);
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

export function maskFlow({ nodes, edges }: LogicFlow): LogicFlow {
  return { nodes: nodes.map((node) => ({ ...node, params: maskValues(node.params) as Parameters })), edges };
}

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
