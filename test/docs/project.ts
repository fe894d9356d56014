import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { buildSchema } from "graphql";
import { readPaths } from "../architecture/source-tree";
import type { MarkdownFile, Project } from "./document-rules";

const ROOT = resolve(__dirname, "../..");
const ROOT_FILES = ["package.json", "schema.graphql", "ormconfig.ts", "codegen.ts", "tsconfig.json"];
const CODE = ["src", "migrations", "test", "bench", "clients"];

const read = (path: string) => readFileSync(join(ROOT, path), "utf8");

/** Reads all documents for users and contributors. */
export function readDocuments(): MarkdownFile[] {
  const paths = ["README.md", "CONTRIBUTING.md", "src/README.md", ...["docs", "clients"].flatMap(readPaths)];
  return paths.filter((path) => path.endsWith(".md")).map((path) => ({ path, text: read(path) }));
}

/** Reads what documents may refer to. */
export function readProject(): Project {
  const files = [...CODE, "docs"].flatMap(readPaths);
  const code = [...ROOT_FILES, ...files.filter((path) => /\.(ts|mjs|py|sql|graphql)$/.test(path))]
    .filter((path) => !path.startsWith("test/docs/"))
    .map(read);
  const manifest = JSON.parse(read("package.json")) as { readonly scripts: Record<string, string> };
  return {
    exists: (path) => existsSync(join(ROOT, path)),
    fileNames: new Set([...files, ...ROOT_FILES, "README.md"].map((path) => path.slice(path.lastIndexOf("/") + 1))),
    scripts: new Set(Object.keys(manifest.scripts)),
    words: new Set(code.flatMap((text) => text.match(/[A-Za-z]\w*/g) ?? [])),
    schema: buildSchema(read("schema.graphql")),
  };
}

/** Returns the folders of the rooms, such as `runs/polling`. */
export function roomFolders(): string[] {
  const inFolders = readPaths("src").map((path) => path.split("/").slice(1, -1));
  return [...new Set(inFolders.filter(({ length }) => length > 1).map(([room, folder]) => `${room}/${folder}`))];
}
