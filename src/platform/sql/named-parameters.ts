/** `:name`, but neither a cast (`::uuid`) nor the middle of a word or of a time (`10:30`). */
const NAMED = /(?<![:\w]):([A-Za-z]\w*)/g;

/** Numbers the named parameters of a statement as PostgreSQL wants them; each name is one parameter wherever it stands. */
export function numberParameters(
  sql: string,
  named: Readonly<Record<string, unknown>>,
): { readonly sql: string; readonly values: unknown[] } {
  const numbers = new Map<string, number>();
  const numbered = sql.replace(NAMED, (_, name: string) => {
    if (!Object.hasOwn(named, name)) throw new Error(`No value is given for the parameter :${name} of a statement.`);
    if (!numbers.has(name)) numbers.set(name, numbers.size + 1);
    return `$${numbers.get(name)}`;
  });
  const unused = Object.keys(named).filter((name) => !numbers.has(name));
  if (unused.length > 0) throw new Error(`A statement does not use the parameter :${unused[0]}.`);
  return { sql: numbered, values: [...numbers.keys()].map((name) => named[name]) };
}
