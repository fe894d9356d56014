import type { NodeDefinition, SignalKind } from "../nodes/node-definition";
import type { KnownNode } from "./check-nodes";
import { type FlowProblem, flowError } from "./flow-problem";
import { isStrategyOutput } from "./plan/is-strategy-output";
import { withDependencies } from "./with-dependencies";

const EXIT_OF: Partial<Record<SignalKind, SignalKind>> = { entry_long: "exit_long", entry_short: "exit_short" };

interface ActiveNode {
  readonly id: string;
  readonly definition: NodeDefinition;
}

/** Checks the flow as a strategy: it has an entry, every entry has an exit, and all nodes are used. */
export function checkStrategy(
  known: ReadonlyMap<string, KnownNode>,
  dependencies: ReadonlyMap<string, readonly string[]>,
): FlowProblem[] {
  const active = [...known].flatMap(([id, { node, definition }]) =>
    node.isEnabled && definition ? [{ id, definition }] : [],
  );
  const entries = active.filter(({ definition: { signal } }) => signal !== undefined && signal in EXIT_OF);
  return [
    ...(entries.length > 0 ? [] : [noSignal()]),
    ...missingExits(entries, active, dependencies),
    ...unusedNodes(active, dependencies),
  ];
}

function noSignal(): FlowProblem {
  return flowError("NO_SIGNAL", "The flow never enters a position: add an enabled entry_long or entry_short node.");
}

function missingExits(
  entries: readonly ActiveNode[],
  active: readonly ActiveNode[],
  dependencies: ReadonlyMap<string, readonly string[]>,
): FlowProblem[] {
  const signals = new Set(active.map(({ definition }) => definition.signal));
  const stops = active.filter(({ definition: { nodeType } }) => nodeType === "STOP_LOSS" || nodeType === "STOP_PROFIT");
  const stopped = withDependencies(idsOf(stops), dependencies);
  return entries.flatMap(({ id, definition }): FlowProblem[] => {
    const exit = EXIT_OF[definition.signal!]!;
    if (signals.has(exit) || signals.has("reverse") || stopped.has(id)) return [];
    const remedy = `add an ${exit} node, a stop-loss or a profit target`;
    const message = `Node ${id} opens a position that is never closed: ${remedy}.`;
    return [{ severity: "WARNING", code: "missing-exit", message, nodeId: id }];
  });
}

function unusedNodes(
  active: readonly ActiveNode[],
  dependencies: ReadonlyMap<string, readonly string[]>,
): FlowProblem[] {
  const outputs = active.filter(({ definition }) => isStrategyOutput(definition));
  const used = withDependencies(idsOf(outputs), dependencies);
  return active
    .filter(({ id }) => !used.has(id))
    .map(({ id }): FlowProblem => {
      const message = `Node ${id} is unused: it does not lead to a signal, position, stop, target or risk node.`;
      return { severity: "WARNING", code: "unreachable-node", message, nodeId: id };
    });
}

function idsOf(nodes: readonly ActiveNode[]): string[] {
  return nodes.map(({ id }) => id);
}
