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
/**
 * Unknown names that get a suggestion. The number is limited because each is compared with every name of the catalogue.
 */
const MAX_SUGGESTIONS = 10;

/** A node of a flow with its template; the definition is missing if there is no such template. */
export interface KnownNode {
  readonly node: FlowNode;
  readonly definition?: NodeDefinition;
  /** With defaults filled in; missing if they are invalid. */
  readonly params?: Parameters;
}

export interface CheckedNodes {
  /** Nodes by id. */
  readonly known: ReadonlyMap<string, KnownNode>;
  readonly problems: readonly FlowProblem[];
}

/** Checks each node: its id, label, position, template and parameters. */
export function checkNodes(nodes: readonly FlowNode[], catalogue: Catalogue): CheckedNodes {
  const known = new Map<string, KnownNode>();
  const problems: FlowProblem[] = [];
  const suggestions = suggestNames(nodes, catalogue);
  for (const node of nodes) {
    const { id } = node;
    if (known.has(id))
      problems.push(flowError("DUPLICATE", `The node id ${formatValue(id)} is used more than once.`, { nodeId: id }));
    const definition = catalogue.find(node.template, node.templateVersion);
    problems.push(...checkAppearance(node));
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

function checkAppearance({ id, label, x, y }: FlowNode): FlowProblem[] {
  const problems: FlowProblem[] = [];
  const report = (code: "INVALID_VALUE" | "OUT_OF_RANGE", message: string) =>
    problems.push(flowError(code, message, { nodeId: id }));
  if (!ID.test(id)) {
    report(
      "INVALID_VALUE",
      `The node id ${formatValue(id)} must consist of 1 to 64 letters, digits, hyphens or underscores.`,
    );
  }
  if (label !== undefined && label.length > MAX_LABEL_LENGTH) {
    report("OUT_OF_RANGE", `The label has ${label.length} characters; the maximum is ${MAX_LABEL_LENGTH}.`);
  } else if (label !== undefined && (/\p{Cc}/u.test(label) || !label.isWellFormed())) {
    report("INVALID_VALUE", "The label must not contain control characters or unpaired surrogates.");
  }
  if (![x, y].every((position) => position === undefined || Number.isFinite(position))) {
    report("INVALID_VALUE", `The position must be two finite numbers, not ${x} and ${y}.`);
  }
  return problems;
}

/**
 * Suggestions by unknown template name; for the first names in alphabetical order, independent of the order of the
 * flow.
 */
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
  const suggestion = suggestions.get(template);
  const message =
    current !== undefined
      ? `Template ${template} has no version ${formatValue(templateVersion)}; the current version is ${current}.`
      : `Unknown template ${formatValue(template)}.${suggestion === undefined ? "" : ` Did you mean ${suggestion}?`}`;
  return flowError("UNKNOWN_TEMPLATE", message, { nodeId: id });
}
