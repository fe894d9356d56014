"""Composes random programs of allowed steps, runs those that the rules accept, and reports what they should not reach.

Usage: search.py CHECKER_FOLDER SEED SECONDS; prints {"accepted", "refused", "found"} as JSON."""

import _strptime  # noqa: F401, loaded on first use by datetime
import ast
import builtins
import heapq  # noqa: F401, loaded on first use by Counter
import io
import json
import random
import sys
import time

sys.path.insert(0, sys.argv[1])
from allowlist import ATTRIBUTES, BUILTINS, CLASSES, MODULES, TYPE_ATTRIBUTES  # noqa: E402
from entry_points import inspect_source  # noqa: E402
from kinds_of_values import forbidden_kind  # noqa: E402

IMPORTS = [
    (module, name) for module, names in MODULES.items() for name in sorted(names)
    if module not in ("__future__", "typing", "sys")
]
SAFE_BUILTINS = sorted(BUILTINS - {"print"})
CLASS_NAMES = ["Box", "max", "Counter", "str", "deque"]
MEMBERS = ["buffer", "raw", "copy", "write", "decode", "encode", "as_integer_ratio", "get", "mro", "update", "x"]
ATTRIBUTE_POOL = [*sorted(ATTRIBUTES), *MEMBERS]
BUILTIN_CLASSES = {value for name in BUILTINS if isinstance(value := getattr(builtins, name), type)}
SUSPECT = ("open", "exec", "import", "os.", "socket.", "subprocess.", "ctypes.", "compile")
events = []
is_running = False


def audit(event, arguments):
    is_own = event == "exec" and arguments[0].co_filename == "<program>"
    if is_running and event.startswith(SUSPECT) and not is_own:
        events.append(f"{event} {arguments!r}"[:200])


sys.addaudithook(audit)


class Program:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.lines = ["seen = []"]
        self.names = ["seen"]

    def value(self, depth=2):
        pick = self.random.choice
        kinds = ["name"] * 5 + ["literal", "builtin", "imported", "method", "lambda"]
        if depth > 0:
            kinds += ["call"] * 4 + ["list", "attribute", "attribute", "subscript", "comprehension"]
        kind = pick(kinds)
        if kind == "name":
            return pick(self.names)
        if kind == "literal":
            return pick(["1", "0.5", "'a,b'", "'%s'", "[1, 2]", "{'a': 1}", "None", "True", "(1, 2)", "{1}", "''"])
        if kind == "builtin":
            return pick(SAFE_BUILTINS)
        if kind == "imported":
            return self.imported()
        if kind == "method":
            return f"{pick(['str', 'list', 'dict', 'set', 'int', 'float'])}.{pick(ATTRIBUTE_POOL)}"
        if kind == "lambda":
            return pick(["lambda *a, **k: seen.append((a, k))", "lambda *a: a", "lambda a=1: a", "lambda *a, **k: k"])
        if kind == "call":
            return f"{self.value(depth - 1)}({self.arguments(depth - 1)})"
        if kind == "list":
            return f"[{self.value(depth - 1)}, {self.value(depth - 1)}]"
        if kind == "attribute":
            return f"{self.value(depth - 1)}.{pick(ATTRIBUTE_POOL)}"
        if kind == "subscript":
            return f"{self.value(depth - 1)}[{pick(['0', '-1', '1', repr('a')])}]"
        return f"[{pick(['v', 'v.' + pick(ATTRIBUTE_POOL), 'v(1)'])} for v in {self.value(depth - 1)}]"

    def arguments(self, depth):
        values = [self.value(depth) for _ in range(self.random.randrange(4))]
        if self.random.random() < 0.2:
            values.append(f"{self.random.choice(['key', 'default', 'cls', 'object_hook', 'dialect', 'start', 'func'])}={self.value(depth)}")
        return ", ".join(values)

    def imported(self):
        module, name = self.random.choice(IMPORTS)
        line = self.random.choice([f"from {module} import {name}", f"import {module}"])
        if line not in self.lines:
            self.lines.append(line)
        text = name if line.startswith("from") else f"{module}.{name}"
        allowed = sorted(CLASSES.get((module, name), ()))
        return f"{text}.{self.random.choice(allowed)}" if allowed and self.random.random() < 0.4 else text

    def statement(self, index):
        pick = self.random.choice
        kind = pick(["assign"] * 6 + ["class", "function", "self"])
        if kind == "class":
            name = pick(CLASS_NAMES) if self.random.random() < 0.3 else f"Box{index}"
            self.lines.append(f"class {name}:\n    {pick(MEMBERS)} = {self.value(1)}\n    def {pick(MEMBERS)}(self, *a, **k):\n"
                              f"        seen.append((a, k))\n        self.{pick(MEMBERS)} = {self.value(1)}\n        return {pick(['a', 'k', 'self', '1'])}")
            self.lines.append(f"v{index} = {name}()")
        elif kind == "function":
            self.lines.append(f"def v{index}(*a, **k):\n    seen.append((a, k))\n    return {self.value(1)}")
        elif kind == "self":
            self.lines.append(f"v{index} = [v.{pick(ATTRIBUTE_POOL)} for v in seen]")
        else:
            self.lines.append(f"v{index} = {self.value(3)}")
        self.names.append(f"v{index}")

    def source(self):
        for index in range(self.random.randrange(2, 7)):
            self.statement(index)
        return "\n".join(self.lines) + "\n"


def reached(value, namespace, depth=4):
    """Kinds that must not be reached, in a value and in what containers contain."""
    kind = forbidden_kind(value, allowed_classes(namespace), namespace, ALLOWED_FUNCTIONS)
    if kind:
        yield kind
    elif depth > 0 and isinstance(value, (list, tuple, set, frozenset, dict)):
        parts = [*value, *value.values()] if isinstance(value, dict) else list(value)
        for part in parts[:100]:
            yield from reached(part, namespace, depth - 1)


def modules_functions():
    for module, name in IMPORTS:
        value = getattr(__import__(module), name, None)
        if hasattr(value, "__globals__"):
            yield value


ALLOWED_FUNCTIONS = set(modules_functions())
IMPORTED_CLASSES = {
    value for module, name in IMPORTS if isinstance(value := getattr(__import__(module), name, None), type)
}


def allowed_classes(namespace):
    own = {value for value in namespace.values() if isinstance(value, type) and value.__module__ == "strategy"}
    return BUILTIN_CLASSES | IMPORTED_CLASSES | own


def run(source):
    """What a program reached that it must not reach."""
    global is_running
    namespace = {"__name__": "strategy"}
    events.clear()
    for statement in ast.parse(source).body:
        # One by one, so that an error does not end the program.
        code = compile(ast.Module([statement], []), "<program>", "exec")
        is_running = True
        try:
            exec(code, namespace)
        except BaseException:
            pass
        finally:
            is_running = False
    own = {name: value for name, value in namespace.items() if name.startswith(("v", "seen")) and name != "vars"}
    return [*(f"{name}: {kind}" for name, value in own.items() for kind in reached(value, namespace)), *events]


def main(seed, seconds):
    accepted = refused = 0
    found = []
    end = time.monotonic() + seconds
    while time.monotonic() < end and len(found) < 20:
        seed += 1
        source = Program(seed).source()
        if inspect_source(source, "f")["status"] != "VALID":
            refused += 1
            continue
        accepted += 1
        problems = run(source)
        if problems:
            found.append({"seed": seed, "source": source, "problems": problems[:5]})
    print(json.dumps({"accepted": accepted, "refused": refused, "found": found}), file=sys.__stdout__)


if __name__ == "__main__":
    sys.stdout = sys.stderr = io.StringIO()
    sys.setrecursionlimit(300)
    main(int(sys.argv[2]), float(sys.argv[3]))
