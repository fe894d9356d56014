// The files that Python sees: read-only, in memory, and only until `close`.

export const FILE = 4;
export const DIRECTORY = 3;

/** A tree of files from a map of paths ("usr/lib/x.py") to bytes. */
export function fileTree(contents) {
  const files = new Map(contents);
  const folders = new Map([["", new Set()]]);
  for (const path of files.keys()) addFolders(folders, path.split("/"));
  return {
    /** The file or folder at a path relative to a folder; null if there is none. */
    find(folder, path) {
      const full = normalize(folder, path);
      if (files.has(full)) return { kind: FILE, path: full, content: files.get(full), offset: 0 };
      return folders.has(full) ? { kind: DIRECTORY, path: full } : null;
    },
    names: (folder) => [...(folders.get(folder) ?? [])],
    close() {
      files.clear();
      folders.clear();
    },
  };
}

function addFolders(folders, parts) {
  for (let depth = 0; depth < parts.length; depth++) {
    const folder = parts.slice(0, depth).join("/");
    if (!folders.has(folder)) folders.set(folder, new Set());
    folders.get(folder).add(parts[depth]);
  }
}

function normalize(folder, path) {
  const parts = path.startsWith("/") ? [] : folder.split("/").filter(Boolean);
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.join("/");
}
