/** Maximum line length of generated Python. */
export const PYTHON_WIDTH = 100;

/** `target = name(…)` on one line, or with one argument per line if it would be too long; without indentation. */
export function pythonCall(
  target: string,
  name: string,
  args: readonly (readonly [string, string])[],
  indent = 4,
): string[] {
  const written = args.map(([argument, value]) => `${argument}=${value}`);
  const line = `${target} = ${name}(${written.join(", ")})`;
  if (line.length + indent <= PYTHON_WIDTH) return [line];
  return [`${target} = ${name}(`, ...written.map((argument) => `    ${argument},`), ")"];
}
