import type { NodeType } from "../nodes/node-definition";
import { flowPhrases } from "./flow-phrases";
import type { FlowPlan, PlannedNode } from "./flow-plan";
import { isStrategyOutput } from "./is-strategy-output";

const MAX_SENTENCE_LENGTH = 600;
const MAX_EXPLANATION_LENGTH = 2000;

/** Order of the sentences. */
const SIGNALS = ["entry_long", "exit_long", "entry_short", "exit_short", "reverse"] as const;
const TYPES: readonly NodeType[] = ["SIGNAL", "POSITION", "STOP_LOSS", "STOP_PROFIT", "RISK_MANAGEMENT"];

/** Describes the strategy in a few sentences, in the order entries, exits, sizes, stops, targets, limits. */
export function explainFlow(plan: FlowPlan): string {
  const phrases = flowPhrases(plan);
  const sentences = plan.nodes
    .filter(({ definition }) => isStrategyOutput(definition))
    .map((node) => ({ rank: rankOf(node), sentence: sentenceOf(phrases.node(node.id)) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ sentence }) => sentence);
  const unique = [...new Set(sentences)];
  let length = 0;
  const shown = unique.filter((sentence) => {
    length += sentence.length + 1;
    return length <= MAX_EXPLANATION_LENGTH;
  });
  const omitted = unique.length - shown.length;
  return omitted === 0 ? shown.join(" ") : [...shown, `And ${omitted} more.`].join(" ");
}

function rankOf({ definition: { nodeType, signal } }: PlannedNode): number {
  const type = TYPES.indexOf(nodeType);
  return type * SIGNALS.length + (signal === undefined ? 0 : SIGNALS.indexOf(signal));
}

function sentenceOf(phrase: string): string {
  const sentence = phrase.charAt(0).toUpperCase() + phrase.slice(1);
  return sentence.length > MAX_SENTENCE_LENGTH ? `${sentence.slice(0, MAX_SENTENCE_LENGTH)}….` : `${sentence}.`;
}
