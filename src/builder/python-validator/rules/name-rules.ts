import { rule, type SecurityRule } from "./security-rule";

/** Rules for imports, names and attributes. */
export const NAME_RULES: readonly SecurityRule[] = [
  rule(
    "import",
    "Imported modules",
    "Only a few computational modules can be imported.",
    "import os",
    "import js",
    "from . import x",
  ),
  rule("import-star", "Star imports", "Every imported name must be listed.", "from math import *"),
  rule(
    "annotation-value",
    "Annotations",
    "An annotation must name types and compute nothing; names of typing are allowed only in annotations.",
    "def f(x) -> print(1):\n    pass",
    "def f(x: 'print()'):\n    pass",
    "from typing import List\nx = List",
  ),
  rule(
    "import-name",
    "Imported names",
    "Only names on the allowlist of a module can be imported.",
    "from sys import modules",
  ),
  rule(
    "module-value",
    "Modules as values",
    "A module must not be used as a value, and its name must not be bound to anything else.",
    "import math\nx = math",
    "import sys\nprint(sys)",
    "import sys\ndef main(sys):\n    pass",
  ),
  rule(
    "forbidden-builtin",
    "Built-in functions",
    "Only computational built-ins can be used, and the names of others must not be rebound; `open` can be a parameter.",
    'eval("1")',
    "x = getattr",
    "def f(eval):\n    pass",
  ),
  rule(
    "underscore-name",
    "Names with a leading underscore",
    "Names that start with an underscore are not allowed: they lead into the interpreter.",
    "().__class__",
    "__builtins__",
    "def f(_x, /):\n    return _x",
  ),
  rule("non-ascii-name", "Non-ASCII names", "Names must be ASCII: other letters can look the same.", "pri\u0441e = 1"),
  rule(
    "introspection",
    "Introspection",
    "Attributes of frames, code objects and generators are not allowed.",
    "x = (1 for _ in []).gi_frame",
  ),
  rule(
    "string-format",
    "Format strings",
    "Format methods are not allowed: format strings read attributes. Use f-strings.",
    '"{0.real}".format(1)',
  ),
  rule(
    "attribute",
    "Attributes",
    "Only attributes on the allowlist can be read; those of the code's own classes only on self and on their instances.",
    "import json\njson.codecs",
    "x = [].foo",
    "class A:\n    def foo(self):\n        pass\ndef f(x):\n    x.foo",
  ),
  rule(
    "attribute-assignment",
    "Attribute assignment",
    "Attributes can be assigned only on self, in a method.",
    "import json\njson.dumps = 1",
  ),
];
