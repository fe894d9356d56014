import type { NodeDefinition } from "../../engine/nodes/node-definition";
import { compileTemplate, type TemplateSource } from "./compile-template";

/** A version of a user's template as it is stored; the row of a version never changes. */
export interface StoredVersion extends TemplateSource {
  readonly templateId: string;
}

/** All nodes of the largest flow, each with a version of its own beside the current one. */
const MAX_CACHED = 1000;
/** The one that was asked for last comes last. */
const kept = new Map<string, NodeDefinition | undefined>();

/** The node of a stored version, compiled once; undefined where words have changed their meaning since it was stored. */
export function compileStoredVersion(version: StoredVersion): NodeDefinition | undefined {
  const key = `${version.templateId} ${version.version}`;
  const node = kept.has(key) ? kept.get(key) : compileTemplate(version).node;
  kept.delete(key);
  kept.set(key, node);
  const [longestUnasked] = kept.keys();
  if (kept.size > MAX_CACHED && longestUnasked !== undefined) kept.delete(longestUnasked);
  return node;
}
