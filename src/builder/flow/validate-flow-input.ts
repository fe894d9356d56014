import { DEFAULT_FLOW_LIMITS } from "../../engine/flow/flow-limits";
import { type Problem, problem } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import type { FlowEdgeInput, FlowNodeInput, LogicFlowInput } from "./logic-flow.input";
import { validateJson } from "./validate-json";

const MAX_LABEL_LENGTH = 200;
const MAX_PROBLEMS = 100;
const ID = /^[A-Za-z0-9_-]{1,64}$/;
const NAME = /^[A-Za-z0-9_.-]{1,100}$/;

/**
 * Validates the form of a flow: its size, the length of its texts, and that ids are well-formed and unique. A flow with
 * such a problem is never stored; a draft may have any other error.
 */
export function validateFlowInput({ nodes, edges }: LogicFlowInput, field: string): Problem[] {
  const tooMany = [
    ...validateCount(nodes.length, DEFAULT_FLOW_LIMITS.nodes, "nodes", `${field}.nodes`),
    ...validateCount(edges.length, DEFAULT_FLOW_LIMITS.edges, "edges", `${field}.edges`),
  ];
  if (tooMany.length > 0) return tooMany;
  const ids = new Set<string>();
  const problems: Problem[] = [];
  for (const [index, node] of nodes.entries()) {
    if (ids.has(node.id)) {
      problems.push(problem(ErrorCode.DUPLICATE, `${field}.nodes.${index}.id`, `Two nodes have the id "${node.id}".`));
    }
    ids.add(node.id);
    problems.push(...validateNode(node, `${field}.nodes.${index}`));
  }
  for (const [index, edge] of edges.entries()) problems.push(...validateEdge(edge, `${field}.edges.${index}`));
  return problems.slice(0, MAX_PROBLEMS);
}

/** Finds edges to nodes that the flow does not contain. A saved strategy has none: they would be dropped silently. */
export function checkDanglingEdges({ nodes, edges }: LogicFlowInput, field: string): Problem[] {
  const ids = new Set(nodes.map(({ id }) => id));
  return edges
    .flatMap(({ from, to }, index) => [
      { side: "from", node: from.node, index },
      { side: "to", node: to.node, index },
    ])
    .filter(({ node }) => !ids.has(node))
    .slice(0, MAX_PROBLEMS)
    .map(({ side, node, index }) => {
      const message = `The edge goes ${side} node "${node.slice(0, 64)}", which is not in the flow.`;
      return problem(ErrorCode.NOT_FOUND, `${field}.edges.${index}.${side}`, message);
    });
}

function validateNode({ id, template, templateVersion, label, params }: FlowNodeInput, field: string): Problem[] {
  const problems: Problem[] = [];
  const invalid = (part: string, message: string) =>
    problems.push(problem(ErrorCode.INVALID_VALUE, `${field}.${part}`, message));
  if (!ID.test(id)) invalid("id", "An id must have 1 to 64 letters, digits, hyphens or underscores.");
  if (!NAME.test(template)) invalid("template", "A template name must have 1 to 100 letters, digits, _, . or -.");
  if (templateVersion != null && !NAME.test(templateVersion)) {
    invalid("templateVersion", "A version must have 1 to 100 letters, digits, _, . or -.");
  }
  if (label != null && label.length > MAX_LABEL_LENGTH) {
    const message = `The label has ${label.length} characters; the maximum is ${MAX_LABEL_LENGTH}.`;
    problems.push(problem(ErrorCode.OUT_OF_RANGE, `${field}.label`, message));
  }
  problems.push(...validateJson(params, `${field}.params`));
  return problems;
}

function validateEdge({ from, to }: FlowEdgeInput, field: string): Problem[] {
  const ends = { from, to };
  return Object.entries(ends)
    .filter(([, { node, port }]) => !ID.test(node) || !NAME.test(port))
    .map(([side]) => {
      const message = "An end of an edge must be the id of a node and the name of a port.";
      return problem(ErrorCode.INVALID_VALUE, `${field}.${side}`, message);
    });
}

function validateCount(count: number, max: number, what: string, field: string): Problem[] {
  if (count <= max) return [];
  return [problem(ErrorCode.LIMIT_EXCEEDED, field, `The flow has ${count} ${what}; the maximum is ${max}.`)];
}
