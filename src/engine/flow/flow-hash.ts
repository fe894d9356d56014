import { createHash } from "node:crypto";
import { canonicalJson } from "../canonical-json";
import type { FlowEdge, FlowNode, LogicFlow } from "./logic-flow";

/**
 * SHA-256 of the flow's content, in hex. It does not depend on the order, positions and labels of nodes and edges. The
 * flow may be an invalid draft.
 */
export function flowHash({ nodes, edges }: LogicFlow): string {
  const canonical = `{"edges":[${sorted(edges.map(contentOfEdge))}],"nodes":[${sorted(nodes.map(contentOfNode))}]}`;
  return createHash("sha256").update(canonical).digest("hex");
}

function contentOfNode({ id, template, templateVersion, params, isEnabled }: FlowNode): string {
  const version = templateVersion === undefined ? {} : { templateVersion };
  return canonicalJson({ id, template, ...version, params: params ?? {}, isEnabled });
}

function contentOfEdge({ from, to }: FlowEdge): string {
  return canonicalJson([from.node, from.port, to.node, to.port]);
}

function sorted(texts: string[]): string {
  return texts.sort().join(",");
}
