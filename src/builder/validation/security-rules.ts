export interface SecurityRule {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** Python that this rule refuses; the tests run every one. */
  readonly examplesBlocked: readonly string[];
}

const rule = (id: string, title: string, description: string, ...examplesBlocked: string[]): SecurityRule => ({
  id,
  title,
  description,
  examplesBlocked,
});

/** Every rule that the validator enforces over Python, and no other. The rules themselves are in python/. */
export const securityRules: readonly SecurityRule[] = [
  rule("source-size", "Length", "The code has at most 512 KiB.", `# ${"x".repeat(512 * 1024)}`),
  rule("null-byte", "Null bytes", "A null byte can end the text for one reader and not for another.", "x = 1\0"),
  rule("lone-surrogate", "Half characters", "Half of a surrogate pair is no character.", 'x = "\ud800"'),
  rule(
    "bidi-character",
    "Bidirectional text",
    "Direction marks show code in another order than it runs.",
    "x = 1 # \u202e",
  ),
  rule("control-character", "Invisible characters", "Nothing may hide between the letters.", "x = 1\u200b", "x = 1\f"),
  rule("encoding-declaration", "Encodings", "Code is UTF-8; another encoding hides what it says.", "# coding: utf-7"),
  rule("node-count", "Size", "The code has at most 100,000 syntax nodes.", `x = [${"1, ".repeat(120_000)}]`),
  rule(
    "nesting-depth",
    "Depth",
    "The code is nested at most 100 levels deep.",
    `x = ${"(".repeat(5000)}1${")".repeat(5000)}`,
    `x = ${"-".repeat(5000)}1`,
    `x = 1${" + 1".repeat(5000)}`,
  ),
  rule(
    "import",
    "Modules",
    "Only a few modules that compute are imported.",
    "import os",
    "import js",
    "from . import x",
  ),
  rule("import-star", "Star imports", "Every imported name is written down.", "from math import *"),
  rule("import-name", "Names of modules", "Only known names are imported.", "from sys import modules"),
  rule(
    "module-value",
    "Modules as values",
    "A module is not handed on.",
    "import math\nx = math",
    "import sys\nprint(sys)",
  ),
  rule("forbidden-builtin", "Built-in functions", "Only built-ins that compute are used.", 'eval("1")', "x = getattr"),
  rule(
    "underscore-name",
    "Underscores",
    "Names that begin with an underscore lead into the interpreter.",
    "().__class__",
    "__builtins__",
    "def f(_x, /):\n    return _x",
  ),
  rule("non-ascii-name", "Foreign letters in names", "Names that look alike are alike.", "pri\u0441e = 1"),
  rule(
    "introspection",
    "Introspection",
    "Frames, code and generators are not looked into.",
    "x = (1 for _ in []).gi_frame",
  ),
  rule("string-format", "Format texts", "A format text reads attributes; f-strings do not.", '"{0.real}".format(1)'),
  rule("attribute", "Attributes", "Only known attributes are read.", "import json\njson.codecs", "x = [].foo"),
  rule(
    "attribute-assignment",
    "Writing attributes",
    "Only a method writes, on its own object.",
    "import json\njson.dumps = 1",
  ),
  rule("decorator", "Decorators", "A decorator calls without a call.", "@print\ndef f():\n    pass"),
  rule("class-definition", "Classes", "A class is plain: no bases, no metaclass.", "class A(dict):\n    pass"),
  rule(
    "exception-handler",
    "Handlers",
    "A handler would hold an error's frames.",
    "try:\n    pass\nexcept* ValueError:\n    pass",
  ),
  rule("async-code", "Asynchronous code", "Nothing here waits.", "async def f():\n    pass"),
  rule("generator", "Generators", "A generator's frame outlives its call.", "def f():\n    yield 1"),
  rule(
    "outer-scope",
    "global and nonlocal",
    "A function changes its own names only.",
    "def f():\n    global x\n    x = 1",
  ),
  rule(
    "match-statement",
    "match",
    "A class pattern reads attributes.",
    "match 1:\n    case int(real=x):\n        pass",
  ),
  rule("with-statement", "with", "Only the file of the command line is opened.", "with print() as x:\n    pass"),
  rule(
    "forbidden-syntax",
    "Other syntax",
    "What is not known to be needed is refused.",
    "x = 1\ndel x",
    "type X = int",
  ),
  rule("file-access", "Files", "A file is read in main, as its first argument.", 'open("/etc/passwd")'),
  rule(
    "literal-kind",
    "Kinds of literals",
    "Bytes, complex numbers and ... have no place here.",
    'x = b"a"',
    "x = ...",
  ),
  rule("literal-size", "Large literals", "Numbers have 64 bits, texts 20,000 characters.", `x = ${"9".repeat(30)}`),
  rule("power", "Powers", "A power is small and is not raised again.", "x = 9 ** 9 ** 9", "x = 1 << 10 ** 9"),
  rule(
    "repetition",
    "Repetition",
    "A sequence is not repeated beyond measure.",
    'x = "a" * 10 ** 9',
    "x = [0] * 99999999",
  ),
];
