import type { SignalKind } from "../../nodes/node-definition";
import type { PlannedNode } from "../plan/flow-plan";

const KINDS: Readonly<Record<SignalKind, string>> = {
  entry_long: "long entry",
  exit_long: "long exit",
  entry_short: "short entry",
  exit_short: "short exit",
  reverse: "reversal",
};

/** Names of the signals of a flow: by their kind, and numbered where several of a kind have different phrases. */
export function signalNames(
  nodes: readonly PlannedNode[],
  phrase: (id: string) => string,
): ReadonlyMap<string, { readonly name: string; readonly isNumbered: boolean }> {
  const names = new Map<string, { name: string; isNumbered: boolean }>();
  for (const [kind, word] of Object.entries(KINDS)) {
    const signals = nodes.filter(({ definition }) => definition.signal === kind);
    const phrases = [...new Set(signals.map(({ id }) => phrase(id)))];
    const isNumbered = phrases.length > 1;
    for (const { id } of signals) {
      names.set(id, { name: isNumbered ? `${word} ${phrases.indexOf(phrase(id)) + 1}` : word, isNumbered });
    }
  }
  return names;
}

/** The signal that a size, stop, target or limit applies to: it is passed on from node to node. Null without one. */
export function signalOf(node: PlannedNode, known: ReadonlyMap<string, PlannedNode>): string | null {
  let current = node;
  while (current.definition.signal === undefined) {
    const port = current.definition.inputs.find(({ type }) => type === "SIGNAL");
    const input = port && current.inputs[port.name];
    if (input?.kind !== "node") return null;
    current = known.get(input.node)!;
  }
  return current.id;
}
