import type { InputPort } from "../nodes/node-definition";
import type { Parameters, ParameterValue } from "../nodes/parameters";
import type { CheckedEdges } from "./check-edges";
import type { KnownNode } from "./check-nodes";
import { type FlowProblem, flowError } from "./flow-problem";

/** Checks that all required inputs are connected; reports disabled nodes, and what becomes of inputs connected to them. */
export function checkInputs(known: ReadonlyMap<string, KnownNode>, edges: CheckedEdges): FlowProblem[] {
  const problems: FlowProblem[] = [];
  for (const [id, { node, definition, params }] of known) {
    if (!node.isEnabled) {
      problems.push({
        severity: "INFO",
        code: "disabled-node",
        message: `Node ${id} is disabled and ignored.`,
        nodeId: id,
      });
      continue;
    }
    for (const port of definition?.inputs ?? []) {
      const source = edges.sources.get(id)?.get(port.name);
      if (source && known.get(source.node)!.node.isEnabled) continue;
      if (source) problems.push(connectedToDisabled(id, port, source.node, params));
      else if (port.required && !edges.invalidInputs.has(`${id}.${port.name}`)) {
        const message = `Input ${id}.${port.name} is required; connect it to a ${port.type} output.`;
        problems.push(flowError("MISSING_INPUT", message, { nodeId: id, port: port.name }));
      }
    }
  }
  return problems;
}

function connectedToDisabled(
  nodeId: string,
  { name: port, required, fallback }: InputPort,
  source: string,
  params: Parameters | undefined,
): FlowProblem {
  if (required) {
    const message = `Input ${nodeId}.${port} requires node ${source}, which is disabled.`;
    return flowError("MISSING_INPUT", message, { nodeId, port });
  }
  const effect =
    fallback === undefined ? "is ignored" : `${replacement(params?.[fallback])} (its parameter ${fallback})`;
  const message = `Node ${source} is disabled: input ${nodeId}.${port} ${effect}.`;
  return { severity: "WARNING", code: "disabled-input", message, nodeId, port };
}

/** What an input with a fallback is while it is not connected: a column, or the same number on every bar. */
function replacement(value: ParameterValue | undefined): string {
  if (typeof value === "number") return `is ${value} on every bar instead`;
  return typeof value === "string" ? `is the ${value} of the bars instead` : "has its fallback instead";
}
