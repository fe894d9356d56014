import type { InputPort } from "../nodes/node-definition";
import type { CheckedEdges } from "./check-edges";
import type { KnownNode } from "./check-nodes";
import { type FlowProblem, flowError } from "./flow-problem";

/** That each enabled node has what it needs, and what becomes of ports that a disabled node feeds. */
export function checkInputs(known: ReadonlyMap<string, KnownNode>, edges: CheckedEdges): FlowProblem[] {
  const problems: FlowProblem[] = [];
  for (const [id, { node, definition }] of known) {
    if (!node.isEnabled) {
      problems.push({ severity: "INFO", code: "disabled-node", message: `Node ${id} is left out.`, nodeId: id });
      continue;
    }
    for (const port of definition?.inputs ?? []) {
      const source = edges.sources.get(id)?.get(port.name);
      if (source && known.get(source.node)!.node.isEnabled) continue;
      if (source) problems.push(fedByDisabled(id, port, source.node));
      else if (port.required && !edges.invalidInputs.has(`${id}.${port.name}`)) {
        const message = `${id}.${port.name} must be connected to something that gives a ${port.type}.`;
        problems.push(flowError("MISSING_INPUT", message, { nodeId: id, port: port.name }));
      }
    }
  }
  return problems;
}

function fedByDisabled(nodeId: string, { name: port, required, fallback }: InputPort, source: string): FlowProblem {
  if (required) {
    return flowError("MISSING_INPUT", `${nodeId}.${port} needs node ${source}, which is disabled.`, { nodeId, port });
  }
  const instead = fallback === undefined ? "goes without" : `uses its parameter ${fallback} instead`;
  const message = `${nodeId}.${port} ${instead}, because node ${source} is disabled.`;
  return { severity: "INFO", code: "disabled-input", message, nodeId, port };
}
