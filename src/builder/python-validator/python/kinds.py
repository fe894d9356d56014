"""Determines from the tree alone the type of a value, where it is certain."""

import ast

from allowlist import CLASSES, TYPE_ATTRIBUTES

LITERALS = {
    ast.JoinedStr: "str", ast.List: "list", ast.ListComp: "list", ast.Tuple: "tuple", ast.Set: "set",
    ast.SetComp: "set", ast.Dict: "dict", ast.DictComp: "dict",
}
# The types that functions and methods return. Classes return their instances.
RETURNED = {
    "len": "int", "ord": "int", "chr": "str", "repr": "str", "sorted": "list",
    ("csv", "writer"): "writer", ("json", "dumps"): "str",
}
RETURNED_BY_METHOD = {
    **{("str", name): "str" for name in (
        "capitalize", "join", "ljust", "lower", "lstrip", "replace", "rjust", "rstrip", "strip", "swapcase", "title",
        "upper", "zfill",
    )},
    **{("str", name): "list" for name in ("split", "rsplit", "splitlines")},
    **{(kind, "copy"): kind for kind in ("list", "dict", "set", "frozenset", "deque", "Counter")},
    ("date", "isoformat"): "str", ("date", "strftime"): "str",
    ("datetime", "isoformat"): "str", ("datetime", "strftime"): "str", ("datetime", "date"): "date",
}
STREAMS = {"stderr", "stdout"}


def kind_of(node, scope, symbols):
    """The name of a type in TYPE_ATTRIBUTES; None when the type is uncertain or another one."""
    if isinstance(node, ast.Constant):
        return known(type(node.value).__name__)
    if isinstance(node, ast.Call):
        return kind_returned(node.func, scope, symbols)
    if isinstance(node, ast.Name):
        return kind_of_name(node.id, scope, symbols)
    if imported_name(node, symbols) in {("sys", name) for name in STREAMS}:
        return "stream"
    return LITERALS.get(type(node))


def known(name):
    return name if name in TYPE_ATTRIBUTES else None


def kind_of_name(name, scope, symbols):
    """The type, if the name is bound once, by a plain assignment."""
    binder = scope.binder(name)
    if binder is None:
        return None
    key = (binder, name)
    if key not in symbols.kinds:
        symbols.kinds[key] = None  # A name that is assigned from itself stays unknown.
        bindings = binder.bound[name]
        [(target, statement), *others] = bindings
        is_plain = isinstance(statement, ast.Assign) and any(target is each for each in statement.targets)
        if is_plain and not others:
            symbols.kinds[key] = kind_of(statement.value, binder, symbols)
    return symbols.kinds[key]


def kind_returned(function, scope, symbols):
    if isinstance(function, ast.Name) and function.id not in symbols.bound:
        return RETURNED.get(function.id) or known(function.id)
    imported = imported_name(function, symbols)
    if imported:
        return known(imported[1]) if imported in CLASSES else RETURNED.get(imported)
    if isinstance(function, ast.Attribute):
        return RETURNED_BY_METHOD.get((kind_of(function.value, scope, symbols), function.attr))
    return None


def imported_name(node, symbols):
    """(module, name) of an expression that is an imported name or a name read from an imported module."""
    if isinstance(node, ast.Name):
        return symbols.imported.get(node.id)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in symbols.modules:
        return symbols.modules[node.value.id], node.attr
    return None

