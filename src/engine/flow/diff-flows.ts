import { canonicalJson } from "../canonical-json";
import type { FlowEdge, FlowNode, LogicFlow } from "./logic-flow";

/** A changed value of a node; undefined if there was no value before or is none after. */
export interface FlowChange {
  readonly nodeId: string;
  /** Path of the value, such as `template`, `isEnabled` or `params.period`. */
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface FlowDiff {
  readonly addedNodes: readonly FlowNode[];
  readonly removedNodes: readonly FlowNode[];
  readonly changed: readonly FlowChange[];
  readonly addedEdges: readonly FlowEdge[];
  readonly removedEdges: readonly FlowEdge[];
}

export interface FlowDiffOptions {
  /** Whether to compare labels and positions, which do not affect the strategy. */
  readonly includeLayout?: boolean;
}

const SEMANTIC_FIELDS = ["template", "templateVersion", "isEnabled"] as const;
const LAYOUT_FIELDS = ["label", "x", "y"] as const;

/** Differences between two flows, matched and sorted by node ids. */
export function diffFlows(
  before: LogicFlow,
  after: LogicFlow,
  { includeLayout = false }: FlowDiffOptions = {},
): FlowDiff {
  const nodes = { before: byId(before.nodes), after: byId(after.nodes) };
  const edges = { before: byEnds(before.edges), after: byEnds(after.edges) };
  const fields = includeLayout ? [...SEMANTIC_FIELDS, ...LAYOUT_FIELDS] : SEMANTIC_FIELDS;
  return {
    addedNodes: onlyIn(nodes.after, nodes.before),
    removedNodes: onlyIn(nodes.before, nodes.after),
    changed: [...nodes.before].flatMap(([id, node]) => {
      const other = nodes.after.get(id);
      return other ? [...fieldChanges(node, other, fields), ...parameterChanges(node, other)] : [];
    }),
    addedEdges: onlyIn(edges.after, edges.before),
    removedEdges: onlyIn(edges.before, edges.after),
  };
}

function fieldChanges(
  before: FlowNode,
  after: FlowNode,
  fields: readonly ((typeof SEMANTIC_FIELDS)[number] | (typeof LAYOUT_FIELDS)[number])[],
): FlowChange[] {
  return fields
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ nodeId: before.id, path: field, before: before[field], after: after[field] }));
}

function parameterChanges({ id, params: before = {} }: FlowNode, { params: after = {} }: FlowNode): FlowChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names
    .map((name) => ({ path: `params.${name}`, before: ownValue(before, name), after: ownValue(after, name) }))
    .filter((change) => canonicalJson([change.before]) !== canonicalJson([change.after]))
    .map((change) => ({ nodeId: id, ...change }));
}

/** Ignores inherited properties, because a draft may contain a parameter named `constructor`. */
function ownValue(params: FlowNode["params"], name: string): unknown {
  return Object.hasOwn(params, name) ? params[name] : undefined;
}

function byId(nodes: readonly FlowNode[]): ReadonlyMap<string, FlowNode> {
  return sortedMap(nodes.map((node) => [node.id, node]));
}

function byEnds(edges: readonly FlowEdge[]): ReadonlyMap<string, FlowEdge> {
  return sortedMap(
    edges.map((edge) => [canonicalJson([edge.from.node, edge.from.port, edge.to.node, edge.to.port]), edge]),
  );
}

function sortedMap<T>(entries: readonly (readonly [string, T])[]): ReadonlyMap<string, T> {
  return new Map(entries.toSorted(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0)));
}

function onlyIn<T>(here: ReadonlyMap<string, T>, there: ReadonlyMap<string, T>): T[] {
  return [...here].filter(([key]) => !there.has(key)).map(([, value]) => value);
}
