import type { NodeDefinition } from "../../nodes/node-definition";
import type { Parameters, ParameterValue } from "../../nodes/parameters";
import { roundSignificant } from "../../round-significant";
import type { PlannedNode } from "../plan/flow-plan";

/**
 * The node's own words, and after them, in square brackets, the parameters and inputs that they do not mention: two
 * nodes that differ never have the same description. Sensitive values are hidden, and numbers have 12 digits.
 *
 * @param words The phrase of each connected input and fallback, by port.
 */
export function describeNode({ definition, params }: PlannedNode, words: Readonly<Record<string, string>>): string {
  const shown = shownParameters(definition, params);
  const mentioned = new Set<string>();
  const text = definition.explain(recording(shown, mentioned), recording(words, mentioned));
  const fallbacks = new Set(definition.inputs.map(({ fallback }) => fallback));
  const others = [
    ...Object.entries(shown)
      .filter(([name]) => !mentioned.has(name) && !fallbacks.has(name))
      .map(([name, value]) => `${titleOf(definition, name)} ${valueText(value)}`),
    ...definition.inputs
      .filter(({ name, type }) => type !== "SIGNAL" && !mentioned.has(name) && words[name] !== undefined)
      .map(({ name }) => `${name.replaceAll("_", " ")}: ${words[name]}`),
  ];
  return withSingulars(others.length === 0 ? text : `${text} [${others.join(", ")}]`);
}

/** Notes in `read` which values are read. */
function recording<V>(values: Readonly<Record<string, V>>, read: Set<string>): Readonly<Record<string, V>> {
  return new Proxy(values, {
    get(target, name) {
      read.add(String(name));
      return target[String(name)];
    },
  });
}

const HIDDEN = "(hidden)";

function shownParameters({ parameters }: NodeDefinition, params: Parameters): Parameters {
  const shown = Object.entries(params).map(([name, value]) => {
    const schema = parameters[name] as { readonly "x-sensitive"?: boolean } | undefined;
    return [name, schema?.["x-sensitive"] ? HIDDEN : rounded(value)] as const;
  });
  return Object.fromEntries(shown);
}

function rounded(value: ParameterValue): ParameterValue {
  return typeof value === "number" ? roundSignificant(value) : value;
}

function titleOf({ parameters }: NodeDefinition, name: string): string {
  return (parameters[name]?.title ?? name).toLowerCase();
}

function valueText(value: ParameterValue): string {
  if (Array.isArray(value)) return value.map(valueText).join(" ");
  if (typeof value === "boolean") return value ? "on" : "off";
  return value === null ? "none" : String(value);
}

/** Nodes write "3 bars" whatever the number is. */
function withSingulars(text: string): string {
  return text.replace(/(?<![\d.,-])1 (bar|unit|position|trade|loss|day)(?:e?s)\b/g, "1 $1");
}
