"""Determines from the tree alone which class of the code a value is an instance of, and protects the classes."""

import ast

from allowlist import CLASSES
from diagnostics import at
from kinds import imported_name
from scope import is_name


def class_of(node, scope, symbols):
    """The class of the code that a value is an instance of; None when it is uncertain or another class."""
    if is_name(node, "self"):
        return scope.self_class
    if isinstance(node, ast.Name):
        binder = scope.binder(node.id)
        return binder and class_of_all((binder, node.id), binder.bound[node.id], symbols)
    if isinstance(node, ast.Attribute) and is_name(node.value, "self") and scope.self_class:
        members = scope.self_class
        if node.attr in members.methods or node.attr in members.values:
            return None
        return class_of_all((members, node.attr), members.written.get(node.attr, ()), symbols)
    return class_called(node, symbols)


def class_of_all(key, bindings, symbols):
    """The class, if all bindings assign instances of the same class."""
    if key not in symbols.instances:
        found = {class_bound(target, statement, symbols) for target, statement in bindings}
        symbols.instances[key] = found.pop() if len(found) == 1 else None
    return symbols.instances[key]


def class_bound(target, statement, symbols):
    """The class, if the binding has the form `target = Class(…)`."""
    is_plain = isinstance(statement, ast.Assign) and any(target is each for each in statement.targets)
    if is_plain or (isinstance(statement, ast.AnnAssign) and target is statement.target):
        return class_called(statement.value, symbols)
    return None


def class_called(node, symbols):
    return symbols.classes.get(node.func.id) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else None


def has_member(members, name):
    return name in members.methods or name in members.values or name in members.written


def check_class_name(symbols, node, parent, place):
    """A class used as a value would give access to its methods, which accept any object as self."""
    is_called = isinstance(parent, ast.Call) and parent.func is node
    is_tested = isinstance(parent, ast.Call) and is_name(parent.func, "isinstance")
    is_factory = (
        isinstance(parent, ast.Call) and node in parent.args
        and imported_name(parent.func, symbols) == ("collections", "defaultdict")
    )
    if not (is_called or is_tested or is_factory or isinstance(parent, ast.Attribute) or place.is_annotation):
        name = node.id if isinstance(node, ast.Name) else node.attr
        yield at(node, "class-value", f"The class {name} must be called or read from, not used as a value.")


def check_classes(symbols):
    """`self` and the names of classes have one meaning in the whole code, which class_of relies on."""
    for name in symbols.classes:
        for node, _ in symbols.bound[name][1:]:
            yield at(node, "class-definition", f"{name} is the name of a class and must not be bound to anything else.")
    for name, imported in symbols.imported.items():
        for node, _ in symbols.bound[name] if imported in CLASSES else ():
            if not (isinstance(node, ast.alias) and node.name == imported[1]):
                yield at(node, "class-definition", f"{name} is an imported class and must not be bound to anything else.")
    for scope in symbols.scopes:
        for name in sorted(scope.loaded & scope.members.methods) if scope.members else ():
            yield at(scope.node, "class-value", f"The method {name} must be called on an instance.")
    for node, _ in symbols.bound.get("self", ()):
        if not isinstance(node, ast.arg):
            yield at(node, "attribute-assignment", "self must be the first parameter of a method and nothing else.")


def check_definition(symbols, node, parent, place):
    if node.decorator_list:
        yield at(node.decorator_list[0], "decorator", "Decorators are not allowed.")
    if getattr(node, "type_params", None):
        yield at(node, "forbidden-syntax", "Type parameters are not allowed.")
    if isinstance(node, ast.ClassDef):
        if node.bases or node.keywords:
            yield at(node, "class-definition", "A class must not have base classes or a metaclass.")
        if not isinstance(parent, ast.Module):
            yield at(node, "class-definition", "A class must be defined at the top level of the module.")
        for statement in node.body:
            if not is_plain_member(statement):
                yield at(statement, "class-definition", "A class must contain only methods, constants and a docstring.")


def is_plain_member(statement):
    if isinstance(statement, ast.Expr):
        return isinstance(statement.value, ast.Constant)
    return isinstance(statement, (ast.FunctionDef, ast.Assign, ast.AnnAssign, ast.Pass))
