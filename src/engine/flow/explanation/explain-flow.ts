import type { NodeType } from "../../nodes/node-definition";
import type { FlowPlan, PlannedNode } from "../plan/flow-plan";
import { isStrategyOutput } from "../plan/is-strategy-output";
import { flowPhrases } from "./flow-phrases";
import { planChecksum } from "./plan-checksum";
import { signalNames, signalOf } from "./signal-names";

const MAX_SENTENCE_LENGTH = 600;
const MAX_EXPLANATION_LENGTH = 2000;

/** Order of the sentences. */
const SIGNALS = ["entry_long", "exit_long", "entry_short", "exit_short", "reverse"] as const;
const TYPES: readonly NodeType[] = ["SIGNAL", "POSITION", "STOP_LOSS", "STOP_PROFIT", "RISK_MANAGEMENT"];

/**
 * Describes the strategy in a few sentences, in the order entries, exits, sizes, stops, targets, limits. Strategies that
 * differ have different texts; one that is shortened has a checksum of its content.
 */
export function explainFlow(plan: FlowPlan): string {
  const phrases = flowPhrases(plan);
  const sentences = sentencesOf(plan, phrases.node);
  let length = 0;
  const fitting = sentences.filter((sentence) => {
    length += Math.min(sentence.length, MAX_SENTENCE_LENGTH) + 1;
    return length <= MAX_EXPLANATION_LENGTH;
  });
  const shown = fitting.map(shortened);
  const omitted = sentences.length - shown.length;
  if (omitted > 0) shown.push(`And ${omitted} more.`);
  const isShortened = phrases.isShortened || omitted > 0 || shown.some((sentence) => sentence.endsWith("…."));
  if (isShortened) shown.push(`Shortened; checksum ${planChecksum(plan)}.`);
  return shown.join(" ");
}

/** Each sentence once, in their order. */
function sentencesOf({ nodes }: FlowPlan, phrase: (id: string) => string): string[] {
  const known = new Map(nodes.map((node) => [node.id, node]));
  const signals = signalNames(nodes, phrase);

  function sentenceOf(node: PlannedNode): string {
    const signal = signals.get(signalOf(node, known) ?? "");
    if (signal === undefined) return capitalized(phrase(node.id));
    if (node.definition.signal === undefined) return `${capitalized(phrase(node.id))}, for the ${signal.name}`;
    return signal.isNumbered ? `${capitalized(signal.name)}: ${phrase(node.id)}` : capitalized(phrase(node.id));
  }

  const ranked = nodes
    .filter(({ definition }) => isStrategyOutput(definition))
    .map((node) => ({ rank: rankOf(node), sentence: `${sentenceOf(node)}.` }))
    .sort((one, other) => one.rank - other.rank);
  return [...new Set(ranked.map(({ sentence }) => sentence))];
}

function rankOf({ definition: { nodeType, signal } }: PlannedNode): number {
  const type = TYPES.indexOf(nodeType);
  return type * SIGNALS.length + (signal === undefined ? 0 : SIGNALS.indexOf(signal));
}

function capitalized(phrase: string): string {
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}

function shortened(sentence: string): string {
  return sentence.length > MAX_SENTENCE_LENGTH ? `${sentence.slice(0, MAX_SENTENCE_LENGTH)}….` : sentence;
}
