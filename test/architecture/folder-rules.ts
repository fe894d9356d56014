import type { SourceFile } from "./source-tree";

export const MAX_FILES_IN_FOLDER = 24;

/** History and data: one step, record or example a file, never cut. */
const MAY_BE_LONG = new Set(["migrations", "docs/decisions", "docs/examples"]);

/** Rule 6: a folder has at most 24 files, so that it can be read at a glance. */
export function crowdedFolders(paths: readonly string[]): string[] {
  const files = new Map<string, number>();
  for (const path of paths) {
    const folder = path.slice(0, path.lastIndexOf("/"));
    files.set(folder, (files.get(folder) ?? 0) + 1);
  }
  return [...files]
    .filter(([folder, count]) => count > MAX_FILES_IN_FOLDER && !MAY_BE_LONG.has(folder))
    .map(([folder, count]) => `${folder} has ${count} files; the maximum is ${MAX_FILES_IN_FOLDER}`);
}

/**
 * Rule 5: inside a room, folders only look down. At every level of a room its folders must not import each other in a
 * circle, type-only imports included. A room's root files count one by one; the files beside a deeper level's folders
 * count as one.
 */
export function foldersInCircles(files: readonly SourceFile[]): string[] {
  const folders = new Set(files.flatMap(({ path }) => foldersAbove(path)));
  return [...folders].sort().flatMap((folder) => circlesBelow(folder, files));
}

function foldersAbove(path: string): string[] {
  const parts = path.split("/").slice(0, -1);
  return parts.slice(1).map((_, depth) => parts.slice(0, depth + 2).join("/"));
}

function circlesBelow(folder: string, files: readonly SourceFile[]): string[] {
  const isRoom = folder.split("/").length === 2;
  const unitOf = (path: string): string | null => {
    if (!path.startsWith(`${folder}/`)) return null;
    const [first, ...deeper] = path.slice(folder.length + 1).split("/");
    return deeper.length > 0 ? `${first}/` : isRoom ? `${first}` : ".";
  };
  const imports = new Map<string, Set<string>>();
  for (const file of files) {
    const from = unitOf(file.path);
    if (from === null) continue;
    const known = imports.get(from) ?? new Set();
    imports.set(from, known);
    for (const to of file.imports.map(unitOf)) if (to !== null && to !== from) known.add(to);
  }
  return [...imports.keys()]
    .filter((unit) => reachableFrom(unit, imports).has(unit))
    .map((unit) => `${folder}: ${unit} is in a circle of imports`);
}

function reachableFrom(start: string, imports: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const reached = new Set<string>();
  const waiting = [...(imports.get(start) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    waiting.push(...(imports.get(next) ?? []));
  }
  return reached;
}
