import type { InputPort } from "../nodes/node-definition";
import type { CheckedEdges } from "./check-edges";
import type { KnownNode } from "./check-nodes";
import { type FlowProblem, flowError } from "./flow-problem";

/** Checks that all required inputs are connected, and reports disabled nodes and the inputs they are connected to. */
export function checkInputs(known: ReadonlyMap<string, KnownNode>, edges: CheckedEdges): FlowProblem[] {
  const problems: FlowProblem[] = [];
  for (const [id, { node, definition }] of known) {
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
      if (source) problems.push(connectedToDisabled(id, port, source.node));
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
): FlowProblem {
  if (required) {
    const message = `Input ${nodeId}.${port} requires node ${source}, which is disabled.`;
    return flowError("MISSING_INPUT", message, { nodeId, port });
  }
  const effect = fallback === undefined ? "is ignored" : `uses the parameter ${fallback} instead`;
  const message = `Input ${nodeId}.${port} ${effect}, because node ${source} is disabled.`;
  return { severity: "INFO", code: "disabled-input", message, nodeId, port };
}
