import type { PythonFunction } from "../nodes/python-function";

/**
 * The functions and all that they use, each once, each after those that it uses.
 * @throws Error when two different functions have one name: a defect of the catalogue.
 */
export function moduleFunctions(wanted: Iterable<PythonFunction>): PythonFunction[] {
  const written = new Map<string, PythonFunction>();
  const add = (python: PythonFunction) => {
    const known = written.get(python.name);
    if (known && known.source !== python.source) throw new Error(`Two Python functions are called ${python.name}`);
    if (known) return;
    for (const used of python.uses) add(used);
    written.set(python.name, python);
  };
  for (const python of wanted) add(python);
  return [...written.values()];
}

const PROSE = /"""[\s\S]*?"""|#.*/g;

/** Which of the names the code uses; what docstrings and comments say does not count. */
export function namesUsed(source: string, names: readonly string[]): string[] {
  const words = new Set(source.replace(PROSE, "").match(/[A-Za-z_]\w*/g));
  return names.filter((name) => words.has(name));
}

/** Names that a source brings to the margin of the module. */
export function namesDefined(source: string): string[] {
  return Array.from(source.matchAll(/^(?:def|class) (\w+)/gm), ([, name]) => name!);
}
