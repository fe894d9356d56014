"""The names that code may use and bind."""

import ast
import builtins

from allowlist import BUILTINS, CLASSES
from classes import check_class_name
from diagnostics import at
from file_access import is_builtin_open_in_main, is_open_call

# Interactive Python has these too, and later versions have PythonFinalizationError.
INTERACTIVE = {"copyright", "credits", "exit", "help", "license", "quit", "PythonFinalizationError"}
EVERY_BUILTIN = {name for name in dir(builtins) if not name.startswith("_")} | BUILTINS | INTERACTIVE
FORBIDDEN = EVERY_BUILTIN - BUILTINS


def names_to_check(symbols):
    """The names in the code that must be checked wherever they occur."""
    every = set(symbols.bound).union(*(scope.loaded for scope in symbols.scopes))
    known = {"self", *symbols.modules, *symbols.imported, *symbols.classes}
    return {
        name for name in every
        if name in known or name in FORBIDDEN or name.startswith("_") or not name.isascii()
        or (name in EVERY_BUILTIN and name in symbols.bound)
    }


def check_name(symbols, node, parent, place):
    name = node.id
    yield from check_letters(node, name, is_exempt=is_module_name(symbols, node, parent, place))
    if not isinstance(node.ctx, ast.Load) and name in EVERY_BUILTIN:
        yield at(node, "forbidden-builtin", f"{name} is a built-in and must not be bound to anything else.")
    elif name in FORBIDDEN and not may_use_open(symbols, node, parent, place):
        yield at(node, "forbidden-builtin", f"{name} must not be used.")
    if name in symbols.modules and not isinstance(parent, ast.Attribute):
        yield at(node, "module-value", f"The module {name} must not be used as a value; use {name}.<name>.")
    if name in symbols.types and not place.is_annotation:
        yield at(node, "annotation-value", f"{name} of typing is allowed only in annotations.")
    if isinstance(node.ctx, ast.Load) and (name in symbols.classes or symbols.imported.get(name) in CLASSES):
        yield from check_class_name(symbols, node, parent, place)


def is_module_name(symbols, node, parent, place):
    """Whether the node is __name__ in a comparison at the top level, as in the guard of a main program."""
    return (
        node.id == "__name__" and isinstance(parent, ast.Compare) and place.scope is symbols.module
        and isinstance(node.ctx, ast.Load)
    )


def may_use_open(symbols, node, parent, place):
    """Whether open is a parameter, for a column of the bars, or the one allowed call."""
    if node.id != "open" or not isinstance(node.ctx, ast.Load):
        return False
    return place.scope.binder("open") is not None or (is_open_call(parent) and is_builtin_open_in_main(symbols, place))


def check_letters(node, name, is_exempt=False):
    if not name.isascii():
        yield at(node, "non-ascii-name", f"The name {ascii(name)} must be ASCII; other letters can look the same.")
    if name.startswith("_") and name != "_" and not is_exempt:
        yield at(node, "underscore-name", f"The name {name} must not start with an underscore.")


def check_bound_name(node, name, is_exempt=False):
    yield from check_letters(node, name, is_exempt)
    if name in EVERY_BUILTIN:
        yield at(node, "forbidden-builtin", f"{name} is a built-in and must not be bound to anything else.")


def check_argument(symbols, node, parent, place):
    if node.arg != "open":
        yield from check_bound_name(node, node.arg)
    if node.arg == "self":
        function = place.scope.node
        is_method = isinstance(function, ast.FunctionDef) and place.scope.outer.members is not None
        if not (is_method and node is [*parent.posonlyargs, *parent.args, None][0]):
            yield at(node, "attribute-assignment", "self must be the first parameter of a method and nothing else.")


def check_definition_name(symbols, node, parent, place):
    is_method = isinstance(node, ast.FunctionDef) and isinstance(parent, ast.ClassDef)
    yield from check_bound_name(node, node.name, is_exempt=is_method and node.name == "__init__")


def check_keyword(symbols, node, parent, place):
    if node.arg is not None:
        yield from check_letters(node, node.arg)


def check_alias(symbols, node, parent, place):
    if isinstance(parent, ast.ImportFrom) and (parent.module, node.name, node.asname) == ("math", "pow", None):
        return  # Usual code; both are functions of numbers.
    for part in node.name.split("."):
        yield from check_letters(node, part, is_exempt=part == "__future__")
    yield from check_bound_name(node, node.asname or node.name.split(".")[0], is_exempt=node.name == "__future__")


def check_modules(symbols):
    """The name of an imported module must mean that module in the whole code."""
    for name, module in symbols.modules.items():
        for node, statement in symbols.bound[name]:
            if not (isinstance(statement, ast.Import) and isinstance(node, ast.alias) and node.name == module):
                yield at(node, "module-value", f"{name} is the module {module} and must not be bound to anything else.")

