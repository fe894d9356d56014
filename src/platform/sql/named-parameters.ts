/** Matches `:name`, but not a cast (`::uuid`) or a time (`10:30`). */
const NAMED = /(?<![:\w]):([A-Za-z]\w*)/g;

/** Replaces named parameters by numbers (`$1`, `$2`, …). A name that occurs several times is one parameter. */
export function numberParameters(
  sql: string,
  named: Readonly<Record<string, unknown>>,
): { readonly sql: string; readonly values: unknown[] } {
  const numbers = new Map<string, number>();
  const numbered = sql.replace(NAMED, (_, name: string) => {
    if (!Object.hasOwn(named, name)) throw new Error(`The parameter :${name} of a statement has no value.`);
    if (!numbers.has(name)) numbers.set(name, numbers.size + 1);
    return `$${numbers.get(name)}`;
  });
  const unused = Object.keys(named).filter((name) => !numbers.has(name));
  if (unused.length > 0) throw new Error(`The statement does not use the parameter :${unused[0]}.`);
  return { sql: numbered, values: [...numbers.keys()].map((name) => named[name]) };
}
