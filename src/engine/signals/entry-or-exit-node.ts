import type { NodeDefinition, SignalKind } from "../nodes/node-definition";
import { fires, firesPython } from "./fires";

interface SignalTexts {
  readonly name: SignalKind;
  readonly displayName: string;
  readonly description: string;
  phrase(condition: string): string;
}

/**
 * A node that turns a condition into a signal, set on each bar where the condition is true and not where it is unknown.
 */
export function entryOrExitNode({ name, displayName, description, phrase }: SignalTexts): NodeDefinition {
  return {
    name,
    displayName,
    description,
    nodeType: "SIGNAL",
    category: name === "reverse" ? "REVERSE" : name.startsWith("entry") ? "ENTRY" : "EXIT",
    version: "1.0.0",
    parameters: {},
    rules: [],
    columns: [],
    inputs: [
      { name: "condition", type: "BOOLEAN", required: true, description: "Condition that triggers the signal." },
    ],
    outputs: [{ name: "signal", type: "SIGNAL", description: "Set on each bar where the condition is true." }],
    signal: name,
    warmUp: () => 0,
    explain: (_, { condition }) => phrase(condition!),
    evaluate: ({ inputs }) => ({ signal: fires(inputs.condition!) }),
    python: firesPython,
  };
}
