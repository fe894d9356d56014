import { createHash } from "node:crypto";
import { canonicalJson } from "../canonical-json";
import type { FlowEdge, FlowNode, LogicFlow } from "./logic-flow";

/**
 * SHA-256, in hex, of what the flow means: the same for the same drawing however its nodes and edges are ordered, placed
 * and labelled. Takes any flow, a draft that is full of mistakes included.
 */
export function flowHash({ nodes, edges }: LogicFlow): string {
  const canonical = `{"edges":[${sorted(edges.map(meaningOfEdge))}],"nodes":[${sorted(nodes.map(meaningOfNode))}]}`;
  return createHash("sha256").update(canonical).digest("hex");
}

function meaningOfNode({ id, template, templateVersion, params, isEnabled }: FlowNode): string {
  const version = templateVersion === undefined ? {} : { templateVersion };
  return canonicalJson({ id, template, ...version, params: params ?? {}, isEnabled });
}

function meaningOfEdge({ from, to }: FlowEdge): string {
  return canonicalJson([from.node, from.port, to.node, to.port]);
}

function sorted(texts: string[]): string {
  return texts.sort().join(",");
}
