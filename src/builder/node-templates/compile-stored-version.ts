import type { NodeDefinition } from "../../engine/nodes/node-definition";
import { compileTemplate, type TemplateSource } from "./compile-template";

/** A stored version of a user's template; its row never changes. */
export interface StoredVersion extends TemplateSource {
  readonly templateId: string;
}

/** Enough for the largest flow: 500 nodes, each with a pinned version besides the current one. */
const MAX_CACHED = 1000;
/** Compiled versions, least recently used first. */
const cache = new Map<string, NodeDefinition | undefined>();

/**
 * Compiles a stored version, once; undefined when its expression is no longer valid in this version of the language.
 */
export function compileStoredVersion(version: StoredVersion): NodeDefinition | undefined {
  const key = `${version.templateId} ${version.version}`;
  const node = cache.has(key) ? cache.get(key) : compileTemplate(version).node;
  cache.delete(key);
  cache.set(key, node);
  const [leastRecentlyUsed] = cache.keys();
  if (cache.size > MAX_CACHED && leastRecentlyUsed !== undefined) cache.delete(leastRecentlyUsed);
  return node;
}
