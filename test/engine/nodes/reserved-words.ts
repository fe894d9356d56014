/** Words that are not valid names in Python 3.9 and later or in JavaScript. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set(
  [
    "and as assert async await break class continue def del elif else except finally for from global if import in is",
    "lambda nonlocal not or pass raise return try while with yield None True False case catch const debugger default",
    "delete do enum export extends function implements instanceof interface let new null package private protected",
    "public static super switch this throw typeof var void true false",
  ].flatMap((words) => words.split(" ")),
);
