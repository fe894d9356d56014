import type { PythonFunction } from "../nodes/python-function";

/**
 * The functions and everything they use, each once and after the functions it uses.
 * @throws Error if two different functions have the same name, which is a bug in the catalogue.
 */
export function moduleFunctions(functions: Iterable<PythonFunction>): PythonFunction[] {
  const written = new Map<string, PythonFunction>();
  const add = (python: PythonFunction) => {
    const known = written.get(python.name);
    if (known && known.source !== python.source)
      throw new Error(`Two different Python functions are named ${python.name}`);
    if (known) return;
    for (const used of python.uses) add(used);
    written.set(python.name, python);
  };
  for (const python of functions) add(python);
  return [...written.values()];
}

const DOCSTRINGS_AND_COMMENTS = /"""[\s\S]*?"""|#.*/g;

/** The names that the code uses, ignoring docstrings and comments. */
export function namesUsed(source: string, names: readonly string[]): string[] {
  const words = new Set(source.replace(DOCSTRINGS_AND_COMMENTS, "").match(/[A-Za-z_]\w*/g));
  return names.filter((name) => words.has(name));
}

/** Names that a source defines at the top level of the module. */
export function namesDefined(source: string): string[] {
  return Array.from(source.matchAll(/^(?:def|class) (\w+)/gm), ([, name]) => name!);
}
