"""The allowlist over the tree: what is not known to be harmless is refused, with the rule's id and the line."""

import ast

from allowed import ATTRIBUTES, INTROSPECTION, INTROSPECTION_PREFIXES, MODULES, NODE_RULES, NODES
from diagnostics import at
from imports import check_imports
from literals import check_literals
from names import check_names
from scope import Place, Scope, is_name, is_open_call, parameters_of

FORMATTING = {"format", "format_map", "vformat", "Formatter", "Template"}


def check_security(tree):
    """All breaches, in the order of their lines."""
    scope = Scope(tree)
    found = list(check_imports(tree))
    waiting = [(tree, Place())]
    while waiting:
        node, place = waiting.pop()
        found.extend(check_node(node, place, scope))
        inside = place.entered(node)
        waiting.extend((child, inside) for child in ast.iter_child_nodes(node))
    found.sort(key=lambda entry: (entry["line"] or 0, entry["column"] or 0, entry["rule"]))
    return found


def check_node(node, place, scope):
    kind = type(node).__name__
    if kind not in NODES:
        yield at(positioned(node, place), NODE_RULES.get(kind, "forbidden-syntax"), f"{kind} is not among the allowed syntax.")
    yield from check_literals(node)
    yield from check_names(node, place)
    yield from check_uses(node, place, scope)
    if isinstance(node, ast.Attribute):
        yield from check_attribute(node, place, scope)
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        yield from check_definition(node, place)
    if isinstance(node, ast.Call):
        yield from check_call(node, place)
    if isinstance(node, ast.comprehension) and node.is_async:
        yield at(place.parent, "async-code", "Asynchronous code is not allowed.")
    if isinstance(node, ast.With):
        for item in node.items:
            if not is_open_call(item.context_expr):
                yield at(node, "with-statement", "with is for the file of the command line only.")


def positioned(node, place):
    return node if hasattr(node, "lineno") else place.parent


def check_uses(node, place, scope):
    """A module is used as module.name and never handed on, and self is a method's first parameter and nothing else."""
    if isinstance(node, ast.Name) and node.id in scope.modules and not isinstance(place.parent, ast.Attribute):
        yield at(node, "module-value", f"The module {node.id} is used as {node.id}.name only.")
    is_bound = isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load) and node.id == "self"
    if is_bound or (isinstance(node, ast.alias) and node.asname == "self"):
        yield at(node, "attribute-assignment", "self is the first parameter of a method and nothing else.")
    if isinstance(node, (ast.FunctionDef, ast.Lambda)):
        names = list(parameters_of(node))
        if "self" in (names[1:] if isinstance(place.parent, ast.ClassDef) else names):
            yield at(node, "attribute-assignment", "self is the first parameter of a method and nothing else.")


def check_attribute(node, place, scope):
    name = node.attr
    module = scope.modules.get(node.value.id) if isinstance(node.value, ast.Name) else None
    if name in FORMATTING:
        yield at(node, "string-format", f"{name} reads attributes through a text; use an f-string.")
    elif name in INTROSPECTION or name.startswith(INTROSPECTION_PREFIXES):
        yield at(node, "introspection", f"The attribute {name} looks inside the interpreter.")
    elif not isinstance(node.ctx, ast.Load):
        if not is_name(node.value, "self"):
            yield at(node, "attribute-assignment", "Attributes are assigned on self only.")
    elif module is not None:
        if name not in MODULES.get(module, ()):
            yield at(node, "attribute", f"{module}.{name} is not among the allowed attributes.")
    elif name not in ATTRIBUTES and name not in scope.attributes and not name.startswith("_"):
        yield at(node, "attribute", f"The attribute {name} is not among the allowed ones.")


def check_definition(node, place):
    if node.decorator_list:
        yield at(node.decorator_list[0], "decorator", "Decorators are not allowed.")
    if getattr(node, "type_params", None):
        yield at(node, "forbidden-syntax", "Type parameters are not allowed.")
    if isinstance(node, ast.ClassDef):
        if node.bases or node.keywords:
            yield at(node, "class-definition", "A class has no base classes and no metaclass.")
        if not isinstance(place.parent, ast.Module):
            yield at(node, "class-definition", "Classes stand at the top of the module.")
        for statement in node.body:
            if not is_plain_member(statement):
                yield at(statement, "class-definition", "A class holds methods, plain values and a docstring only.")


def is_plain_member(statement):
    if isinstance(statement, ast.Expr):
        return isinstance(statement.value, ast.Constant)
    return isinstance(statement, (ast.FunctionDef, ast.Assign, ast.AnnAssign, ast.Pass))


def check_call(node, place):
    for keyword in node.keywords:
        if is_name(node.func, "print") and keyword.arg == "file" and ast.unparse(keyword.value) != "sys.stderr":
            yield at(node, "file-access", "print writes to the standard streams only.")
    if is_name(node.func, "open") and not (is_open_call(node) and place.function == "main"):
        yield at(node, "file-access", 'Only open(sys.argv[1], newline="") in main reads a file.')
