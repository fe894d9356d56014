"""What the module names for itself, and where in it a node stands."""

import ast

from imports import module_names

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


class Scope:
    """What the module names for itself."""

    def __init__(self, tree):
        self.modules = module_names(tree)
        self.attributes = set()
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                self.attributes.update(own_attributes(node))


def own_attributes(class_node):
    for node in ast.walk(class_node):
        if isinstance(node, ast.FunctionDef):
            yield node.name
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and is_name(node.value, "self"):
            yield node.attr
    for node in class_node.body:
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            for target in node.targets if isinstance(node, ast.Assign) else [node.target]:
                if isinstance(target, ast.Name):
                    yield target.id


class Place:
    """Where a node stands: its parent, the name of the function around it, and the parameters that it sees."""

    def __init__(self, parent=None, function=None, parameters=frozenset(), outer=None):
        self.parent = parent
        self.function = function
        self.parameters = parameters
        self.outer = outer

    def entered(self, node):
        if isinstance(node, FUNCTIONS):
            name = getattr(node, "name", self.function)
            return Place(node, name, self.parameters.union(parameters_of(node)), self)
        # Defaults and annotations of parameters are computed outside the function.
        if isinstance(node, ast.arguments):
            return Place(node, self.outer.function, self.outer.parameters)
        return Place(node, self.function, self.parameters)


def parameters_of(function):
    """A function's parameters by name, in their order."""
    arguments = function.args
    every = [*arguments.posonlyargs, *arguments.args, arguments.vararg, *arguments.kwonlyargs, arguments.kwarg]
    return {argument.arg: argument for argument in every if argument is not None}


def is_name(node, name):
    return isinstance(node, ast.Name) and node.id == name


def is_open_call(node):
    """open(sys.argv[1], newline="") and nothing else: a read of the file that the user named."""
    return isinstance(node, ast.Call) and ast.unparse(node) == "open(sys.argv[1], newline='')"
