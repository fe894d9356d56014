import type { Catalogue } from "../catalogue";
import { checkParameters } from "../nodes/check-parameters";
import { formatValue } from "../nodes/format-value";
import type { NodeDefinition } from "../nodes/node-definition";
import type { Parameters } from "../nodes/parameters";
import { closestName } from "./closest-name";
import { type FlowProblem, flowError } from "./flow-problem";
import type { FlowNode } from "./logic-flow";

const ID = /^[A-Za-z0-9_-]{1,64}$/;
const MAX_LABEL_LENGTH = 200;
/** Unknown names that get a suggestion: each costs a comparison with every name there is. */
const MAX_SUGGESTIONS = 10;

/** A node of a flow beside its template; the definition is missing when there is no such template. */
export interface KnownNode {
  readonly node: FlowNode;
  readonly definition?: NodeDefinition;
  /** Filled in; missing when something is wrong with them. */
  readonly params?: Parameters;
}

export interface CheckedNodes {
  /** By id. */
  readonly known: ReadonlyMap<string, KnownNode>;
  readonly problems: readonly FlowProblem[];
}

/** Every node by itself: its id, its label, its place on the canvas, its template and its parameters. */
export function checkNodes(nodes: readonly FlowNode[], catalogue: Catalogue): CheckedNodes {
  const known = new Map<string, KnownNode>();
  const problems: FlowProblem[] = [];
  const suggestions = suggestNames(nodes, catalogue);
  for (const node of nodes) {
    const { id } = node;
    if (known.has(id))
      problems.push(flowError("DUPLICATE", `Two nodes have the id ${formatValue(id)}.`, { nodeId: id }));
    const definition = catalogue.find(node.template, node.templateVersion);
    problems.push(...appearanceProblems(node));
    if (!definition) {
      problems.push(unknownTemplate(node, catalogue, suggestions));
      known.set(id, { node });
      continue;
    }
    const checked = checkParameters(definition, node.params);
    if (checked.ok) known.set(id, { node, definition, params: checked.params });
    else {
      known.set(id, { node, definition });
      for (const { code, message, param } of checked.problems) {
        problems.push(flowError(code, message, param === "" ? { nodeId: id } : { nodeId: id, param }));
      }
    }
  }
  return { known, problems };
}

function appearanceProblems({ id, label, x, y }: FlowNode): FlowProblem[] {
  const problems: FlowProblem[] = [];
  const say = (code: "INVALID_VALUE" | "OUT_OF_RANGE", message: string) =>
    problems.push(flowError(code, message, { nodeId: id }));
  if (!ID.test(id)) {
    say("INVALID_VALUE", `The id ${formatValue(id)} must be 1 to 64 letters, digits, hyphens or underscores.`);
  }
  if (label !== undefined && label.length > MAX_LABEL_LENGTH) {
    say("OUT_OF_RANGE", `The label has ${label.length} characters; it may have at most ${MAX_LABEL_LENGTH}.`);
  } else if (label !== undefined && (/\p{Cc}/u.test(label) || !label.isWellFormed())) {
    say("INVALID_VALUE", "The label holds a control character or half of a character.");
  }
  if (![x, y].every((position) => position === undefined || Number.isFinite(position))) {
    say("INVALID_VALUE", `The position must be two finite numbers, not ${x} and ${y}.`);
  }
  return problems;
}

/** What may have been meant by the unknown names, by name; for the first of them in the alphabet, whatever the order. */
function suggestNames(nodes: readonly FlowNode[], catalogue: Catalogue): Map<string, string | undefined> {
  const unknown = new Set(nodes.map(({ template }) => template).filter((name) => !catalogue.find(name)));
  const suggested = [...unknown].sort().slice(0, MAX_SUGGESTIONS);
  return new Map(suggested.map((name) => [name, closestName(name, catalogue.names)]));
}

function unknownTemplate(
  { id, template, templateVersion }: FlowNode,
  catalogue: Catalogue,
  suggestions: ReadonlyMap<string, string | undefined>,
): FlowProblem {
  const current = catalogue.find(template)?.version;
  const nearest = suggestions.get(template);
  const message =
    current !== undefined
      ? `${template} has no version ${formatValue(templateVersion)}; the current one is ${current}.`
      : `There is no template ${formatValue(template)}.${nearest === undefined ? "" : ` Did you mean ${nearest}?`}`;
  return flowError("UNKNOWN_TEMPLATE", message, { nodeId: id });
}
