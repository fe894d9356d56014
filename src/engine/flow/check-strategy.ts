import type { SignalKind } from "../nodes/node-definition";
import type { KnownNode } from "./check-nodes";
import { type FlowProblem, flowError } from "./flow-problem";
import { isStrategyOutput } from "./is-strategy-output";
import { withDependencies } from "./with-dependencies";

const EXIT_OF: Partial<Record<SignalKind, SignalKind>> = { entry_long: "exit_long", entry_short: "exit_short" };

/** That the flow as a whole trades: it enters, every entry has a way out, and nothing is computed for nothing. */
export function checkStrategy(
  known: ReadonlyMap<string, KnownNode>,
  dependencies: ReadonlyMap<string, readonly string[]>,
): FlowProblem[] {
  const enabled = [...known].flatMap(([id, { node, definition }]) =>
    node.isEnabled && definition ? [{ id, definition }] : [],
  );
  const entries = enabled.filter(({ definition: { signal } }) => signal !== undefined && signal in EXIT_OF);
  const problems = entries.length > 0 ? [] : [noSignal()];

  const signals = new Set(enabled.map(({ definition }) => definition.signal));
  const stops = enabled.filter(
    ({ definition: { nodeType } }) => nodeType === "STOP_LOSS" || nodeType === "STOP_PROFIT",
  );
  const stopped = withDependencies(idsOf(stops), dependencies);
  for (const { id, definition } of entries) {
    const exit = EXIT_OF[definition.signal!]!;
    if (signals.has(exit) || signals.has("reverse") || stopped.has(id)) continue;
    const message = `Node ${id} opens a position that nothing closes: add ${exit}, a stop loss or a take profit.`;
    problems.push({ severity: "WARNING", code: "missing-exit", message, nodeId: id });
  }

  const useful = withDependencies(
    idsOf(enabled.filter(({ definition }) => isStrategyOutput(definition))),
    dependencies,
  );
  for (const { id } of enabled) {
    if (useful.has(id)) continue;
    const message = `Node ${id} leads to no signal, position, stop, target or risk node.`;
    problems.push({ severity: "WARNING", code: "unreachable-node", message, nodeId: id });
  }
  return problems;
}

function noSignal(): FlowProblem {
  return flowError("NO_SIGNAL", "The flow never enters a position: add an enabled entry_long or entry_short node.");
}

function idsOf(nodes: readonly { readonly id: string }[]): string[] {
  return nodes.map(({ id }) => id);
}
