"""Which names may be used and given."""

import ast
import builtins

from allowlist import BUILTINS
from classes import check_class_name
from diagnostics import at
from file_access import is_open_call, is_real_open

FORBIDDEN = set(dir(builtins)) - BUILTINS


def names_to_check(symbols):
    """Those of the names read and bound that need a look wherever they stand."""
    every = set(symbols.bound).union(*(scope.loaded for scope in symbols.scopes))
    known = {"self", *symbols.modules, *symbols.types, *symbols.classes}
    return {name for name in every if name in known or name in FORBIDDEN or name.startswith("_") or not name.isascii()}


def check_name(symbols, node, parent, place):
    name = node.id
    yield from check_letters(node, name, is_known=is_module_name(symbols, node, parent, place))
    if name in FORBIDDEN and not name.startswith("_") and not is_known_open(symbols, node, parent, place):
        yield at(node, "forbidden-builtin", f"{name} may not be used.")
    if name in symbols.modules and not isinstance(parent, ast.Attribute):
        yield at(node, "module-value", f"The module {name} is used as {name}.name only.")
    if name in symbols.types and not place.is_annotation:
        yield at(node, "annotation-value", f"{name} of typing is for annotations only.")
    if name in symbols.classes and isinstance(node.ctx, ast.Load):
        yield from check_class_name(symbols, node, parent, place)


def is_module_name(symbols, node, parent, place):
    """__name__, where the module asks whether it was started."""
    return (
        node.id == "__name__" and isinstance(parent, ast.Compare) and place.scope is symbols.module
        and isinstance(node.ctx, ast.Load)
    )


def is_known_open(symbols, node, parent, place):
    """A column of the bars is called open, and so are parameters that take it; no other name of Python's own is given anew."""
    if node.id != "open" or not isinstance(node.ctx, ast.Load):
        return False
    return place.scope.binder("open") is not None or (is_open_call(parent) and is_real_open(symbols, place))


def check_letters(node, name, is_known=False):
    if not name.isascii():
        yield at(node, "non-ascii-name", f"The name {ascii(name)} is not plain ASCII; such names can look like others.")
    if name.startswith("_") and name != "_" and not is_known:
        yield at(node, "underscore-name", f"The name {name} begins with an underscore: it leads into the interpreter.")


def check_given_name(node, name, is_known=False):
    yield from check_letters(node, name, is_known)
    if name in FORBIDDEN and not name.startswith("_"):
        yield at(node, "forbidden-builtin", f"{name} is Python's own and may not be given to anything else.")


def check_argument(symbols, node, parent, place):
    if node.arg != "open":
        yield from check_given_name(node, node.arg)
    if node.arg == "self":
        function = place.scope.node
        is_method = isinstance(function, ast.FunctionDef) and place.scope.outer.members is not None
        if not (is_method and node is [*parent.posonlyargs, *parent.args, None][0]):
            yield at(node, "attribute-assignment", "self is the first parameter of a method and nothing else.")


def check_definition_name(symbols, node, parent, place):
    is_method = isinstance(node, ast.FunctionDef) and isinstance(parent, ast.ClassDef)
    yield from check_given_name(node, node.name, is_known=is_method and node.name == "__init__")


def check_keyword(symbols, node, parent, place):
    if node.arg is not None:
        yield from check_letters(node, node.arg)


def check_alias(symbols, node, parent, place):
    for part in node.name.split("."):
        yield from check_letters(node, part, is_known=part == "__future__")
    yield from check_given_name(node, node.asname or node.name.split(".")[0], is_known=node.name == "__future__")


def check_modules(symbols):
    """The name of a module stands for that module in the whole code."""
    for name, module in symbols.modules.items():
        for node, statement in symbols.bound[name]:
            if not (isinstance(statement, ast.Import) and isinstance(node, ast.alias) and node.name == module):
                yield at(node, "module-value", f"{name} is the module {module}, and nothing else in the code.")

