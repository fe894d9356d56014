"""Checks the tree against the allowlist; everything else is refused, with the id of the rule and the line."""

import ast
import re
from itertools import islice

from allowlist import (
    ANNOTATION_NODES, ATTRIBUTES, CLASSES, INTROSPECTION, INTROSPECTION_PREFIXES, MODULES, NODE_RULES, NODES,
    TYPE_ATTRIBUTES,
)
from classes import check_class_name, check_classes, check_definition, class_of, has_member
from diagnostics import MAX_DIAGNOSTICS, at, in_order
from file_access import check_call, check_command_line, check_with
from imports import check_imports
from kinds import imported_name, kind_of
from literals import check_augmented, check_constant, check_operation
from names import (
    check_alias, check_argument, check_definition_name, check_keyword, check_letters, check_modules, check_name,
    names_to_check,
)
from scope import is_name
from symbol_table import positioned

FORMATTING = {"format", "format_map", "vformat", "Formatter", "Template"}
TYPE_TEXT = re.compile(r"[A-Za-z][A-Za-z0-9_.\[\], |]*")


def check_security(symbols):
    """The first violations found, sorted by line."""
    found = [*islice(check_all(symbols), MAX_DIAGNOSTICS)]
    return in_order(found)


def check_all(symbols):
    yield from check_imports(symbols)
    yield from check_modules(symbols)
    yield from check_classes(symbols)
    checked_names = names_to_check(symbols)
    for node, parent, place in symbols.nodes:
        kind = type(node)
        if place.is_annotation:
            yield from check_annotation(node, parent)
        if kind is ast.Name and node.id not in checked_names:
            continue
        checks = CHECKS.get(kind)
        if checks is None:
            yield refuse_node(node, parent)
        else:
            for check in checks:
                yield from check(symbols, node, parent, place)


def refuse_node(node, parent):
    kind = type(node).__name__
    return at(positioned(node, parent), NODE_RULES.get(kind, "forbidden-syntax"), f"{kind} is not allowed.")


def check_annotation(node, parent):
    """An annotation may be evaluated when the function is defined: it must name types and compute nothing."""
    is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
    is_type_text = is_text and TYPE_TEXT.fullmatch(node.value) and "__" not in node.value
    if type(node).__name__ not in ANNOTATION_NODES or (is_text and not is_type_text):
        yield at(positioned(node, parent), "annotation-value", "An annotation must name types and compute nothing.")


def check_comprehension(symbols, node, parent, place):
    if node.is_async:
        yield at(parent, "async-code", "Asynchronous code is not allowed.")


def check_attribute(symbols, node, parent, place):
    name = node.attr
    owner = node.value.id if isinstance(node.value, ast.Name) else None
    module = symbols.modules.get(owner)
    yield from check_letters(node, name)
    if name in FORMATTING:
        yield at(node, "string-format", f"{name} reads attributes through a format string; use an f-string.")
    elif name in INTROSPECTION or name.startswith(INTROSPECTION_PREFIXES):
        yield at(node, "introspection", f"The attribute {name} exposes the interpreter and is not allowed.")
    elif not isinstance(node.ctx, ast.Load):
        if not is_name(node.value, "self") or place.scope.self_class is None:
            yield at(node, "attribute-assignment", "Attributes must be assigned only on self.")
    elif module is not None:
        yield from check_module_attribute(symbols, node, parent, place, module)
    elif owner in symbols.classes:
        members = symbols.classes[owner]
        if name not in members.values or name in members.methods:
            yield at(node, "attribute", f"Only constants can be read from the class {owner}.")
    elif imported_name(node.value, symbols) in CLASSES:
        imported = imported_name(node.value, symbols)
        if name not in CLASSES[imported]:
            yield at(node, "attribute", f"{name} must be read from an instance of {imported[1]}, not from the class.")
    elif not name.startswith("_"):
        yield from check_value_attribute(symbols, node, place)


def check_value_attribute(symbols, node, place):
    """What may be read from a value depends on its type; an instance of a class of the code has also its members."""
    members = class_of(node.value, place.scope, symbols)
    kind = kind_of_class_or_value(node.value, place.scope, symbols)
    allowed = TYPE_ATTRIBUTES[kind] if kind else ATTRIBUTES
    if members is not None and has_member(members, node.attr):
        return
    if node.attr not in allowed:
        of_kind = f" of {kind}" if kind else ""
        yield at(node, "attribute", f"The attribute {node.attr}{of_kind} is not allowed.")


def kind_of_class_or_value(node, scope, symbols):
    """The type of a value; for the name of a built-in class, that class, as in `str.lower`."""
    if isinstance(node, ast.Name) and node.id in TYPE_ATTRIBUTES and node.id not in symbols.bound:
        return node.id
    return kind_of(node, scope, symbols)


def check_module_attribute(symbols, node, parent, place, module):
    if node.attr not in MODULES.get(module, ()):
        yield at(node, "attribute", f"{module}.{node.attr} is not allowed.")
    elif (module, node.attr) == ("sys", "argv"):
        yield from check_command_line(symbols, node, parent, place)
    elif (module, node.attr) in CLASSES:
        yield from check_class_name(symbols, node, parent, place)
    elif module == "typing" and not place.is_annotation:
        yield at(node, "annotation-value", f"{node.attr} of typing is allowed only in annotations.")


# The checks of each kind of node; other kinds are refused.
CHECKS = {
    **{getattr(ast, name): () for name in NODES},
    ast.AugAssign: (check_augmented,),
    ast.FunctionDef: (check_definition_name, check_definition),
    ast.ClassDef: (check_definition_name, check_definition),
    ast.With: (check_with,),
    ast.BinOp: (check_operation,),
    ast.comprehension: (check_comprehension,),
    ast.Call: (check_call,),
    ast.Constant: (check_constant,),
    ast.Attribute: (check_attribute,),
    ast.Name: (check_name,),
    ast.arg: (check_argument,),
    ast.keyword: (check_keyword,),
    ast.alias: (check_alias,),
}
