"""Scopes of names, as known without running the code."""

import ast


class Scope:
    """A module, class, function, lambda or comprehension, with the names that it binds and reads."""

    def __init__(self, node, around=None):
        self.node = node
        self.around = around
        self.outer = around.scope if around else None
        self.bound = {}
        self.loaded = set()
        self.place = Place(self, in_power=around is not None and around.in_power)
        self.members = Members(node) if isinstance(node, ast.ClassDef) else None
        self.self_class = None
        if isinstance(node, ast.FunctionDef) and self.outer.members and first_parameter(node) == "self":
            self.self_class = self.outer.members
        elif self.outer and not self.members:
            self.self_class = self.outer.self_class

    def binder(self, name):
        """The scope that binds a name; None for a built-in. The names of a class are not visible in its methods."""
        scope = self
        while scope and (name not in scope.bound or (scope.members and scope is not self)):
            scope = scope.outer
        return scope


class Place:
    """Where an expression is evaluated; `in_power` is inside the left operand of ** or <<."""

    def __init__(self, scope, is_annotation=False, in_power=False):
        self.scope = scope
        self.is_annotation = is_annotation
        self.in_power = in_power


class Members:
    """The members of a class of the code: methods, constants, and the attributes that its methods assign on self."""

    def __init__(self, node):
        self.name = node.name
        self.methods = set()
        self.values = set()
        self.written = {}


def first_parameter(function):
    positional = [*function.args.posonlyargs, *function.args.args]
    return positional[0].arg if positional else None


def is_name(node, name):
    return isinstance(node, ast.Name) and node.id == name
