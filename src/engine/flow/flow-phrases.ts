import type { FlowPlan, PlannedNode, ResolvedInput } from "./flow-plan";

/** A longer phrase is replaced by the name of its node where it would become part of another one. */
const MAX_PHRASE_LENGTH = 240;

/** Every node of a flow, and each of its outputs, in words. */
export interface FlowPhrases {
  node(id: string): string;
  output(id: string, port: string): string;
}

/** A phrase holds those of its inputs; where nodes are shared it would double at every step if it were not cut. */
export function flowPhrases({ nodes }: FlowPlan): FlowPhrases {
  const phrases = new Map<string, string>();
  const known = new Map(nodes.map((node) => [node.id, node]));
  const output = (id: string, port: string) => outputPhrase(known.get(id)!, port, phrases.get(id)!);
  for (const { id, definition, params, inputs } of nodes) {
    const connected = Object.entries(inputs).filter(([, { kind }]) => kind !== "none");
    const words = connected.map(([port, input]) => [port, inputPhrase(input, output)] as const);
    phrases.set(id, definition.explain(params, Object.fromEntries(words)));
  }
  return { node: (id) => phrases.get(id)!, output };
}

function inputPhrase(input: ResolvedInput, output: FlowPhrases["output"]): string {
  if (input.kind === "node") return output(input.node, input.port);
  if (input.kind === "column") return input.name;
  return input.kind === "constant" ? String(input.value) : "";
}

function outputPhrase({ id, label, definition }: PlannedNode, port: string, phrase: string): string {
  const words = phrase.length > MAX_PHRASE_LENGTH ? `“${label ?? id}”` : phrase;
  if (definition.outputs.length === 1 || port === definition.name) return words;
  const output = port.replaceAll("_", " ");
  const isCondition = definition.outputs.some(({ name, type }) => name === port && type === "BOOLEAN");
  return isCondition ? `${words} is ${output}` : `the ${output} of ${words}`;
}
