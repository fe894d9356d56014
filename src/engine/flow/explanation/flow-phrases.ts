import { roundSignificant } from "../../round-significant";
import type { FlowPlan, PlannedNode, ResolvedInput } from "../plan/flow-plan";
import { isStrategyOutput } from "../plan/is-strategy-output";
import { describeNode } from "./describe-node";

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
  /** Whether a phrase was too long to be part of another, which names its node instead. */
  readonly isShortened: boolean;
}

/** A phrase contains those of its inputs; without a maximum length, shared nodes would make it grow exponentially. */
export function flowPhrases({ nodes }: FlowPlan): FlowPhrases {
  const phrases = new Map<string, string>();
  const known = new Map(nodes.map((node) => [node.id, node]));
  let isShortened = false;

  function output(id: string, port: string): string {
    const node = known.get(id)!;
    const phrase = phrases.get(id)!;
    if (phrase.length <= MAX_PHRASE_LENGTH) return outputPhrase(node, port, phrase);
    isShortened = true;
    return outputPhrase(node, port, `“${node.label ?? id}”`);
  }

  function inputPhrase(consumer: PlannedNode, input: ResolvedInput): string {
    if (input.kind === "column") return input.name;
    if (input.kind !== "node") return input.kind === "constant" ? String(roundSignificant(input.value)) : "";
    const phrase = output(input.node, input.port);
    return needsBrackets(consumer, known.get(input.node)!, input.port) ? bracketed(phrase) : phrase;
  }

  for (const node of nodes) {
    const connected = Object.entries(node.inputs).filter(([, { kind }]) => kind !== "none");
    const words = connected.map(([port, input]) => [port, inputPhrase(node, input)] as const);
    phrases.set(node.id, describeNode(node, Object.fromEntries(words)));
  }
  return {
    node: (id) => phrases.get(id)!,
    output,
    get isShortened() {
      return isShortened;
    },
  };
}

/**
 * Brackets show where a phrase within another ends: "(A and B) for 3 bars in a row" is not "A and (B for 3 bars in a
 * row)". They are left out where the sentence is clear without them.
 */
function needsBrackets({ definition: consumer }: PlannedNode, source: PlannedNode, port: string): boolean {
  if (consumer.signal !== undefined) return false;
  const type = source.definition.outputs.find(({ name }) => name === port)?.type;
  if (type === "BOOLEAN") return true;
  const inputs = Object.values(source.inputs).filter(({ kind }) => kind !== "none");
  if (inputs.some(({ kind }) => kind === "node")) return true;
  // "the 5-bar average of close crosses above …" is clear; "… of close 2 bars ago" would not be.
  return inputs.length > 0 && consumer.outputs.some((each) => each.type !== "BOOLEAN");
}

function bracketed(phrase: string): string {
  return isBracketed(phrase) ? phrase : `(${phrase})`;
}

/** Whether the first bracket is closed by the last one. */
function isBracketed(phrase: string): boolean {
  if (!phrase.startsWith("(")) return false;
  let depth = 0;
  for (let place = 0; place < phrase.length; place++) {
    if (phrase[place] === "(") depth += 1;
    else if (phrase[place] === ")") depth -= 1;
    if (depth === 0) return place === phrase.length - 1;
  }
  return false;
}

function outputPhrase({ definition }: PlannedNode, port: string, phrase: string): string {
  if (definition.outputs.length === 1 || port === definition.name) return phrase;
  const output = OUTPUT_WORDS[port] ?? port.replaceAll("_", " ");
  // The columns of a bar need no owner: "the close".
  if (definition.name === "price") return `the ${output}`;
  // A size or stop is described by an imperative, which must not run on.
  if (isStrategyOutput(definition)) return `the ${output} of (${phrase})`;
  const isCondition = definition.outputs.some(({ name, type }) => name === port && type === "BOOLEAN");
  return isCondition ? `${phrase} is ${output}` : `the ${output} of ${phrase}`;
}
