import { compareVersions } from "./nodes/compare-versions";
import type { NodeDefinition } from "./nodes/node-definition";
import { systemNodes } from "./system-nodes";

/** Nodes by name and version, system ones and a user's own side by side. */
export interface Catalogue {
  /** The node of that version; without a version the current one, which is the highest that is not retired. */
  find(name: string, version?: string): NodeDefinition | undefined;
  /** Versions of that name, the lowest first; none for an unknown name. */
  versionsOf(name: string): readonly string[];
  readonly names: readonly string[];
}

/**
 * Of two nodes of one name and version the first counts, so what stands in front cannot be replaced. `retired` nodes are
 * found by their version alone: they go on in what was saved with them, and nothing new gets them.
 */
export function makeCatalogue(nodes: readonly NodeDefinition[], retired: readonly NodeDefinition[] = []): Catalogue {
  const former = new Map(retired.map((node) => [`${node.name} ${node.version}`, node]));
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
      return all?.find((node) => node.version === version) ?? former.get(`${name} ${version}`);
    },
    versionsOf: (name) => versions.get(name)?.map(({ version }) => version) ?? [],
    names: [...versions.keys()],
  };
}

export const systemCatalogue: Catalogue = makeCatalogue(systemNodes);
