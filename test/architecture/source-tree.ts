import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

export interface SourceFile {
  /** Path from the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Imports: the path from the root for a file of the project, otherwise the package's name as written. */
  readonly imports: readonly string[];
}

const ROOT = resolve(__dirname, "../..");

/** Returns the paths, from the project's root, of all files below a folder except generated ones. */
export function readPaths(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((path) => !path.includes("generated/"));
}

/** Returns all TypeScript files below a folder, with their imports. */
export function readTree(folder: string): SourceFile[] {
  const files = readPaths(folder).filter((path) => path.endsWith(".ts"));
  const known = new Set(files);
  return files.map((path) => sourceFile(path, readFileSync(join(ROOT, path), "utf8"), known));
}

/** Creates a source file from its text. Imports of files that are not `known` are resolved as if they existed. */
export function sourceFile(path: string, text: string, known: ReadonlySet<string> = new Set()): SourceFile {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\s*\/\/.*$/gm, "");
  const matches = code.matchAll(/(?:\bfrom\s*|\bimport\s*\(?\s*|\brequire\s*\(\s*)["']([^"']+)["']/g);
  const imports = [...matches].map(([, name]) => resolveImport(path, name as string, known));
  return { path, text, imports: [...new Set(imports)] };
}

function resolveImport(importer: string, name: string, known: ReadonlySet<string>): string {
  if (!name.startsWith(".")) return name;
  const base = relative(ROOT, resolve(ROOT, dirname(importer), name));
  return known.has(`${base}/index.ts`) ? `${base}/index.ts` : `${base}.ts`;
}
