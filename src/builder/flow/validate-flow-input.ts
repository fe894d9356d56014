import { DEFAULT_FLOW_LIMITS } from "../../engine/flow/flow-limits";
import { type Problem, problem } from "../../platform/app-error";
import { ErrorCode } from "../../platform/error-code.enum";
import type { FlowNodeInput, LogicFlowInput } from "./logic-flow.input";
import { validateJson } from "./validate-json";

const MAX_PARAMS_LENGTH = 20_000;
const MAX_PROBLEMS = 100;
const ID = /^[A-Za-z0-9_-]{1,64}$/;
const NAME = /^[A-Za-z0-9_.-]{1,100}$/;

/**
 * What keeps a drawing from being stored at all, whatever its nodes mean: too many parts, texts without bounds, ids that
 * are none or stand twice. A draft may have any other error.
 */
export function validateFlowInput({ nodes, edges }: LogicFlowInput, field: string): Problem[] {
  const limits = DEFAULT_FLOW_LIMITS;
  const tooMany = [
    ...tooLong(nodes.length, limits.nodes, "nodes", `${field}.nodes`),
    ...tooLong(edges.length, limits.edges, "edges", `${field}.edges`),
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
  for (const [index, { from, to }] of edges.entries()) {
    for (const [side, end] of [["from", from] as const, ["to", to] as const]) {
      if (ID.test(end.node) && NAME.test(end.port)) continue;
      const message = "An end of an edge is the id of a node and the name of a port.";
      problems.push(problem(ErrorCode.INVALID_VALUE, `${field}.edges.${index}.${side}`, message));
    }
  }
  return problems.slice(0, MAX_PROBLEMS);
}

/** Edges whose nodes are not there: a saved strategy has none, or they would be lost without a word. */
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
      const message = `The edge leads ${side} node "${node.slice(0, 64)}", which the flow does not have.`;
      return problem(ErrorCode.NOT_FOUND, `${field}.edges.${index}.${side}`, message);
    });
}

function validateNode({ id, template, templateVersion, label, params }: FlowNodeInput, field: string): Problem[] {
  const problems: Problem[] = [];
  const invalid = (part: string, message: string) =>
    problems.push(problem(ErrorCode.INVALID_VALUE, `${field}.${part}`, message));
  if (!ID.test(id)) invalid("id", "An id has 1 to 64 letters, digits, hyphens or underscores.");
  if (!NAME.test(template)) invalid("template", "A template's name has 1 to 100 letters, digits, _, . or -.");
  if (templateVersion != null && !NAME.test(templateVersion)) invalid("templateVersion", "This is no version.");
  if (label != null && label.length > 200) {
    const message = `The label has ${label.length} characters; 200 are the most.`;
    problems.push(problem(ErrorCode.OUT_OF_RANGE, `${field}.label`, message));
  }
  problems.push(...validateJson(params, `${field}.params`, MAX_PARAMS_LENGTH));
  return problems;
}

function tooLong(count: number, most: number, what: string, field: string): Problem[] {
  if (count <= most) return [];
  return [problem(ErrorCode.LIMIT_EXCEEDED, field, `The flow has ${count} ${what}; ${most} are the most.`)];
}
