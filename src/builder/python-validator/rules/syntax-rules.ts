import { rule, type SecurityRule } from "./security-rule";

/** Rules for statements, files and literals. */
export const SYNTAX_RULES: readonly SecurityRule[] = [
  rule(
    "decorator",
    "Decorators",
    "Decorators are not allowed: they call functions implicitly.",
    "@print\ndef f():\n    pass",
  ),
  rule(
    "class-definition",
    "Class definitions",
    "A class must not have base classes or a metaclass, and its name must not be bound to anything else.",
    "class A(dict):\n    pass",
    "class A:\n    pass\nA = dict",
  ),
  rule(
    "class-value",
    "Classes as values",
    "A class of the code or of a module can be called but not used as a value, and its methods only on its instances.",
    "class A:\n    pass\nx = [A]",
    "class A:\n    def f(self):\n        pass\n    g = f",
  ),
  rule(
    "exception-handler",
    "Exception handlers",
    "Exception handlers are not allowed: an exception gives access to frames.",
    "try:\n    pass\nexcept* ValueError:\n    pass",
  ),
  rule("async-code", "Asynchronous code", "Asynchronous code is not allowed.", "async def f():\n    pass"),
  rule(
    "generator",
    "Generators",
    "Generator functions are not allowed: their frames outlive the call.",
    "def f():\n    yield 1",
  ),
  rule(
    "outer-scope",
    "global and nonlocal",
    "A function can bind only its own names.",
    "def f():\n    global x\n    x = 1",
  ),
  rule(
    "match-statement",
    "Match statements",
    "Match statements are not allowed: class patterns read attributes.",
    "match 1:\n    case int(real=x):\n        pass",
  ),
  rule(
    "with-statement",
    "With statements",
    "A with statement can open only the file named on the command line.",
    "with print() as x:\n    pass",
  ),
  rule(
    "forbidden-syntax",
    "Other syntax",
    "Syntax that is not on the allowlist is not allowed.",
    "x = 1\ndel x",
    "x = 1\nx @ x",
  ),
  rule(
    "file-access",
    "File access",
    "Only the function main can read a file, the one named on the command line; the command line cannot be changed.",
    'open("/etc/passwd")',
    'import sys\nsys.argv[1:] = ["/etc/passwd"]',
    "from sys import argv",
  ),
  rule("literal-kind", "Literal types", "Bytes, complex numbers and `...` are not allowed.", 'x = b"a"', "x = ..."),
  rule(
    "literal-size",
    "Literal size",
    "Integers must fit in 64 bits, and strings must not exceed 20,000 characters.",
    `x = ${"9".repeat(30)}`,
  ),
  rule(
    "power",
    "Powers and shifts",
    "The exponent must be a constant of at most 64, and the result must not be raised again.",
    "x = 9 ** 9 ** 9",
    "x = 1 << 10 ** 9",
  ),
  rule(
    "repetition",
    "Repetition",
    "A sequence must not be repeated more than 1,000,000 times.",
    'x = "a" * 10 ** 9',
    "x = [0] * 99999999",
  ),
];
