/** Words that name nothing in Python, the soft ones included. */
const KEYWORDS =
  `False None True and as assert async await break case class continue def del elif else except finally for
from global if import in is lambda match nonlocal not or pass raise return try type while with yield`.split(/\s+/);

const BUILTINS =
  `abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex
copyright credits delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr
hash help hex id input int isinstance issubclass iter len license list locals map max memoryview min next object oct open
ord pow print property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple vars zip
self cls`.split(/\s+/);

/** What a generated module may take from `math`, each only where it is used. */
export const MATH_NAMES = "atan ceil cos exp fabs floor isfinite isnan log nan pi pow sin sqrt".split(" ");

const MODULES = ["csv", "math", "sys", "datetime"];

/** Names that nothing in generated Python may be called. */
export const RESERVED_PYTHON_NAMES: readonly string[] = [...KEYWORDS, ...BUILTINS, ...MATH_NAMES, ...MODULES];

const MAX_LENGTH = 30;

/** A snake_case name that recalls the text: its letters and digits, or `otherwise` when it has none. */
export function identifierFrom(text: string, otherwise: string): string {
  const words = text
    .slice(0, 10 * MAX_LENGTH)
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .slice(0, MAX_LENGTH)
    .replace(/^_+|_+$/g, "");
  if (words === "") return otherwise;
  return /^[0-9]/.test(words) ? `${otherwise}_${words}` : words;
}

/** Gives each wanted name once; whoever wants it again, or wants a taken one, gets it with a number. */
export function makeUniqueNames(taken: Iterable<string>): (wanted: string) => string {
  const used = new Set(taken);
  const next = new Map<string, number>();
  return (wanted) => {
    let name = wanted;
    // The search goes on where it ended, or a thousand nodes of one label would take a million tries.
    let number = next.get(wanted) ?? (used.has(wanted) ? 1 : 2);
    while (used.has(name)) name = `${wanted}_${number++}`;
    next.set(wanted, number);
    used.add(name);
    return name;
  };
}
