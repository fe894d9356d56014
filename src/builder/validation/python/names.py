"""Which names may be used and given."""

import ast
import builtins

from allowed import BUILTINS
from diagnostics import at
from scope import is_open_call

FORBIDDEN = set(dir(builtins)) - BUILTINS


def names_of(node):
    """Every name that a node brings in or uses, attributes too."""
    if isinstance(node, ast.Name):
        yield node.id
    elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        yield node.name
    elif isinstance(node, ast.Attribute):
        yield node.attr
    elif isinstance(node, (ast.arg, ast.keyword)) and node.arg is not None:
        yield node.arg
    elif isinstance(node, ast.alias):
        yield from (part for part in [*node.name.split("."), node.asname] if part)


def check_names(node, place):
    for name in names_of(node):
        if not name.isascii():
            yield at(node, "non-ascii-name", f"The name {ascii(name)} is not plain ASCII; such names can look like others.")
        if name.startswith("_") and name != "_" and not is_known_underscore(node, name, place):
            yield at(node, "underscore-name", f"The name {name} begins with an underscore: it leads into the interpreter.")
        elif name in FORBIDDEN and not name.startswith("_") and not is_plain_name(node, name, place):
            yield at(node, "forbidden-builtin", f"{name} may not be used.")


def is_known_underscore(node, name, place):
    if name == "__future__":
        return isinstance(node, ast.alias)
    if name == "__init__":
        return isinstance(node, ast.FunctionDef) and isinstance(place.parent, ast.ClassDef)
    return (
        name == "__name__" and isinstance(node, ast.Name) and isinstance(place.parent, ast.Compare)
        and place.function is None and isinstance(node.ctx, ast.Load)
    )


def is_plain_name(node, name, place):
    """Attributes have rules of their own, a parameter is the function's own, and `open` has its one place."""
    if isinstance(node, (ast.Attribute, ast.keyword, ast.alias, ast.arg)):
        return True
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and name in place.parameters:
        return True
    return name == "open" and isinstance(place.parent, ast.Call) and is_open_call(place.parent) and place.function == "main"
