/** Longest line of generated Python. */
export const PYTHON_WIDTH = 100;

/** `target = name(…)` on one line, or an argument a line where that would be too wide; without indentation. */
export function pythonCall(
  target: string,
  name: string,
  given: readonly (readonly [string, string])[],
  indent = 4,
): string[] {
  const written = given.map(([argument, value]) => `${argument}=${value}`);
  const line = `${target} = ${name}(${written.join(", ")})`;
  if (line.length + indent <= PYTHON_WIDTH) return [line];
  return [`${target} = ${name}(`, ...written.map((argument) => `    ${argument},`), ")"];
}
