import { compareVersions } from "./nodes/compare-versions";
import type { NodeDefinition } from "./nodes/node-definition";
import { systemNodes } from "./system-nodes";

/** Node definitions by name and version: the system's and a user's own. */
export interface Catalogue {
  /** The node of a version; without a version the current one, which is the highest that is not retired. */
  find(name: string, version?: string): NodeDefinition | undefined;
  /** Versions of a node in ascending order; empty for an unknown name. */
  versionsOf(name: string): readonly string[];
  readonly names: readonly string[];
}

/**
 * If two nodes have the same name and version, the first wins, so a user cannot replace a system node. `retired` nodes
 * are found only by an explicit version: strategies saved with them keep working, but new ones cannot use them.
 */
export function makeCatalogue(nodes: readonly NodeDefinition[], retired: readonly NodeDefinition[] = []): Catalogue {
  const retiredByVersion = new Map(retired.map((node) => [`${node.name} ${node.version}`, node]));
  const versions = new Map<string, NodeDefinition[]>();
  for (const node of nodes) {
    const known = versions.get(node.name);
    if (!known) versions.set(node.name, [node]);
    else if (!known.some(({ version }) => version === node.version)) known.push(node);
  }
  for (const all of versions.values()) all.sort((one, other) => compareVersions(one.version, other.version));
  return {
    find(name, version) {
      const all = versions.get(name);
      if (version === undefined) return all?.at(-1);
      return all?.find((node) => node.version === version) ?? retiredByVersion.get(`${name} ${version}`);
    },
    versionsOf: (name) => versions.get(name)?.map(({ version }) => version) ?? [],
    names: [...versions.keys()],
  };
}

export const systemCatalogue: Catalogue = makeCatalogue(systemNodes);
