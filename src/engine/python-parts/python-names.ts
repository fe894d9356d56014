/** Keywords of Python, including soft ones. */
const KEYWORDS =
  `False None True and as assert async await break case class continue def del elif else except finally for
from global if import in is lambda match nonlocal not or pass raise return try type while with yield`.split(/\s+/);

const BUILTINS =
  `abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex
copyright credits delattr dict dir divmod enumerate eval exec exit filter float format frozenset getattr globals hasattr
hash help hex id input int isinstance issubclass iter len license list locals map max memoryview min next object oct open
ord pow print property quit range repr reversed round set setattr slice sorted staticmethod str sum super tuple vars zip
self cls`.split(/\s+/);

/** Names that generated modules may import, by module; each of them imports only those that it uses. */
export const IMPORTED_NAMES: Readonly<Record<string, readonly string[]>> = {
  bisect: ["bisect_left", "bisect_right", "insort"],
  math: "atan ceil cos exp fabs floor isfinite isnan log nan pi pow sin sqrt".split(" "),
};

const MODULES = ["csv", "sys", "datetime", ...Object.keys(IMPORTED_NAMES)];

/** Names that must not be redefined in generated Python. */
export const RESERVED_PYTHON_NAMES: readonly string[] = [
  ...KEYWORDS,
  ...BUILTINS,
  ...Object.values(IMPORTED_NAMES).flat(),
  ...MODULES,
];

const MAX_LENGTH = 30;

/** A snake_case identifier made of the letters and digits of the text, or `fallback` if it has none. */
export function identifierFrom(text: string, fallback: string): string {
  const words = text
    .slice(0, 10 * MAX_LENGTH)
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .slice(0, MAX_LENGTH)
    .replace(/^_+|_+$/g, "");
  if (words === "") return fallback;
  return /^[0-9]/.test(words) ? `${fallback}_${words}` : words;
}

/** Returns a function that makes names unique: a name that is reserved or already used gets a numeric suffix. */
export function makeUniqueNames(reserved: Iterable<string>): (name: string) => string {
  const used = new Set(reserved);
  const next = new Map<string, number>();
  return (name) => {
    let unique = name;
    // Continues with the last number: otherwise a thousand nodes with the same label would take a million steps.
    let number = next.get(name) ?? (used.has(name) ? 1 : 2);
    while (used.has(unique)) unique = `${name}_${number++}`;
    next.set(name, number);
    used.add(unique);
    return unique;
  };
}
