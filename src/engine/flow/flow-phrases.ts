import type { FlowPlan, PlannedNode, ResolvedInput } from "./flow-plan";

/** A longer phrase is replaced by the label or id of its node where it would become part of another phrase. */
const MAX_PHRASE_LENGTH = 240;

/** Usual names of outputs whose port name is not a word. */
const OUTPUT_WORDS: Readonly<Record<string, string>> = {
  upper: "upper band",
  middle: "middle band",
  lower: "lower band",
  percent_b: "%B",
  k: "%K",
  d: "%D",
  plus_di: "+DI",
  minus_di: "-DI",
  plus: "+VI",
  minus: "-VI",
  r2: "R²",
  bull: "bullish",
  bear: "bearish",
};

/** Phrases that describe the nodes of a flow and their outputs. */
export interface FlowPhrases {
  node(id: string): string;
  output(id: string, port: string): string;
}

/** A phrase contains those of its inputs; without a maximum length, shared nodes would make it grow exponentially. */
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
  const output = OUTPUT_WORDS[port] ?? port.replaceAll("_", " ");
  const isCondition = definition.outputs.some(({ name, type }) => name === port && type === "BOOLEAN");
  return isCondition ? `${words} is ${output}` : `the ${output} of ${words}`;
}
