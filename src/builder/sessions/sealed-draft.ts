import type { LogicFlow } from "../../engine/flow/logic-flow";
import type { Parameters } from "../../engine/nodes/parameters";
import type { NodeParameters } from "../flow/node-parameters";

/** What the API shows in the place of a sensitive value; sent back, it means the value that is stored. */
export const MASK = "••••••••";

/** How a sealed value stands in the JSON of a draft. */
interface Sealed {
  readonly $sealed: string;
}

/** A draft's flow and the parameters beside it. */
export interface Draft {
  readonly flow: LogicFlow;
  readonly parameters: NodeParameters;
}

/** Seals one value, or says why it cannot; `stored` is what stands in the same place of the stored draft. */
export type SealValue = (value: unknown, nodeId: string, param: string, stored: unknown) => unknown;

export function isSealed(value: unknown): value is Sealed {
  return value !== null && typeof value === "object" && Object.hasOwn(value, "$sealed");
}

/** The draft with each sensitive value put through `seal`. */
export function sealDraft(
  draft: Draft,
  stored: Draft | null,
  isSensitive: (template: string, param: string) => boolean,
  seal: SealValue,
): Draft {
  const templates = new Map(draft.flow.nodes.map(({ id, template }) => [id, template]));
  const storedNodes = new Map(stored?.flow.nodes.map(({ id, params }) => [id, params]));
  const sealAll = (id: string, values: Readonly<Record<string, unknown>>, before: Readonly<Record<string, unknown>>) =>
    mapValues(values, (value, param) => {
      if (!isSensitive(templates.get(id) ?? "", param)) return value;
      return seal(value, id, param, Object.hasOwn(before, param) ? before[param] : undefined);
    });
  return {
    flow: {
      nodes: draft.flow.nodes.map((node) => ({
        ...node,
        params: sealAll(node.id, node.params, storedNodes.get(node.id) ?? {}) as Parameters,
      })),
      edges: draft.flow.edges,
    },
    parameters: mapValues(draft.parameters, (values, id) => sealAll(id, values, stored?.parameters[id] ?? {})),
  };
}

export function maskFlow({ nodes, edges }: LogicFlow): LogicFlow {
  return { nodes: nodes.map((node) => ({ ...node, params: maskValues(node.params) as Parameters })), edges };
}

export function maskParameters(parameters: NodeParameters): NodeParameters {
  return mapValues(parameters, maskValues);
}

function maskValues(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return mapValues(values, (value) => (isSealed(value) ? MASK : value));
}

function mapValues<V, W>(values: Readonly<Record<string, V>>, map: (value: V, key: string) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, map(value, key)]));
}
