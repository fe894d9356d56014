"""Walks the tree once: collects its nodes in order, each with parent and place, and what its names are bound to."""

import ast

from diagnostics import at
from scope import Place, Scope, is_name

MAX_NODES = 100_000
MAX_DEPTH = 100
TOO_DEEP = f"The code must not be nested deeper than {MAX_DEPTH} levels."
TOO_MANY_NODES = f"The code must not have more than {MAX_NODES} syntax nodes."

COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
# Their context (Load, Store) counts as a node, but is not visited.
HAVE_CONTEXT = (ast.Attribute, ast.Subscript, ast.Starred, ast.List, ast.Tuple)


class SymbolTable:
    def __init__(self, tree):
        self.module = Scope(tree)
        self.scopes = [self.module]
        # (node, parent, place) of all nodes except contexts, in the order of the code.
        self.nodes = []
        # All names bound anywhere, with the binding nodes and their parents.
        self.bound = {}
        # (module, name or None, bound name, node) of every import.
        self.imports = []
        self.classes = {}
        # Results of literals.py, classes.py and kinds.py, by expression or name.
        self.constants = {}
        self.instances = {}
        self.kinds = {}
        self.violation = None
        self.walk(tree)
        self.modules = {bound: module for module, name, bound, _ in self.imports if name is None}
        self.types = {bound for module, name, bound, _ in self.imports if module == "typing" and name is not None}

        # (module, name) of the names that are imported one by one.
        self.imported = {bound: (module, name) for module, name, bound, _ in self.imports if name is not None}

    def walk(self, tree):
        """Uses a list instead of recursion, so that a deep tree cannot exhaust the stack of Python."""
        pending = [(tree, tree, self.module.place, 0)]
        nodes = self.nodes
        count = 0
        while pending:
            node, parent, place, depth = pending.pop()
            kind = type(node)
            nodes.append((node, parent, place))
            count += 1
            if kind is ast.Constant:
                children = ()
            elif kind is ast.Name:
                self.add_name(node, parent, place)
                children = ()
                count += 1
            else:
                count += kind in HAVE_CONTEXT
                enter = ENTER.get(kind)
                if enter:
                    children = enter(self, node, parent, place)
                else:
                    children = [(child, place) for child in children_of(node)]
            if depth > MAX_DEPTH:
                self.violation = at(positioned(node, parent), "nesting-depth", TOO_DEEP)
                return
            if count > MAX_NODES:
                self.violation = at(positioned(node, parent), "node-count", TOO_MANY_NODES)
                return
            for child, child_place in reversed(children):
                pending.append((child, node, child_place, depth + 1))

    def add_name(self, node, parent, place):
        if isinstance(node.ctx, ast.Load):
            place.scope.loaded.add(node.id)
            return
        scope = place.scope
        # An assignment expression binds in the scope around its comprehensions.
        while isinstance(parent, ast.NamedExpr) and isinstance(scope.node, COMPREHENSIONS):
            scope = scope.outer
        self.bind(scope, node.id, node, parent)
        if scope.members:
            scope.members.values.add(node.id)

    def bind(self, scope, name, node, parent):
        scope.bound.setdefault(name, []).append((node, parent))
        self.bound.setdefault(name, []).append((node, parent))

    def open_scope(self, node, place):
        scope = Scope(node, place)
        self.scopes.append(scope)
        return scope

    def enter_function(self, node, parent, place):
        self.bind(place.scope, node.name, node, parent)
        if place.scope.members:
            place.scope.members.methods.add(node.name)
        scope = self.open_scope(node, place)
        outside = [*node.decorator_list, *getattr(node, "type_params", ())]
        return [
            *((child, place) for child in outside), (node.args, scope.place),
            *([(node.returns, Place(place.scope, is_annotation=True))] if node.returns else []),
            *((child, scope.place) for child in node.body),
        ]

    def enter_lambda(self, node, parent, place):
        scope = self.open_scope(node, place)
        return [(node.args, scope.place), (node.body, scope.place)]

    def enter_arguments(self, node, parent, place):
        """Defaults are evaluated in the scope around the function; parameters belong to the function."""
        every = [*node.posonlyargs, *node.args, node.vararg, *node.kwonlyargs, node.kwarg]
        defaults = [*node.defaults, *node.kw_defaults]
        return [
            *((child, place) for child in every if child),
            *((child, place.scope.around) for child in defaults if child),
        ]

    def enter_argument(self, node, parent, place):
        self.bind(place.scope, node.arg, node, parent)
        return [(node.annotation, Place(place.scope.outer, is_annotation=True))] if node.annotation else []

    def enter_class(self, node, parent, place):
        self.bind(place.scope, node.name, node, parent)
        scope = self.open_scope(node, place)
        self.classes[node.name] = scope.members
        outside = [*node.decorator_list, *getattr(node, "type_params", ()), *node.bases, *node.keywords]
        return [*((child, place) for child in outside), *((child, scope.place) for child in node.body)]

    def enter_comprehension(self, node, parent, place):
        scope = self.open_scope(node, place)
        return [(child, scope.place) for child in children_of(node)]

    def enter_comprehension_loop(self, node, parent, place):
        """The iterable of the first loop is evaluated in the scope around the comprehension."""
        is_first = parent.generators[0] is node
        return [
            (node.target, place), (node.iter, place.scope.around if is_first else place),
            *((test, place) for test in node.ifs),
        ]

    def enter_annotated(self, node, parent, place):
        return [
            (node.target, place), (node.annotation, Place(place.scope, is_annotation=True)),
            *([(node.value, place)] if node.value else []),
        ]

    def enter_operation(self, node, parent, place):
        is_power = isinstance(node.op, (ast.Pow, ast.LShift))
        left = Place(place.scope, place.is_annotation, in_power=True) if is_power and not place.in_power else place
        return [(node.left, left), (node.op, place), (node.right, place)]

    def enter_attribute(self, node, parent, place):
        members = place.scope.self_class
        if members and not isinstance(node.ctx, ast.Load) and is_name(node.value, "self"):
            members.written.setdefault(node.attr, []).append((node, parent))
        return [(node.value, place)]

    def enter_import(self, node, parent, place):
        for alias in node.names:
            bound = alias.asname or alias.name.split(".")[0]
            self.imports.append((alias.name, None, bound, alias))
            self.bind(place.scope, bound, alias, node)
        return [(alias, place) for alias in node.names]

    def enter_import_from(self, node, parent, place):
        for alias in node.names:
            self.imports.append(("." * node.level + (node.module or ""), alias.name, alias.asname or alias.name, alias))
            self.bind(place.scope, alias.asname or alias.name, alias, node)
        return [(alias, place) for alias in node.names]


ENTER = {
    ast.FunctionDef: SymbolTable.enter_function,
    ast.Lambda: SymbolTable.enter_lambda,
    ast.arguments: SymbolTable.enter_arguments,
    ast.arg: SymbolTable.enter_argument,
    ast.ClassDef: SymbolTable.enter_class,
    **dict.fromkeys(COMPREHENSIONS, SymbolTable.enter_comprehension),
    ast.comprehension: SymbolTable.enter_comprehension_loop,
    ast.AnnAssign: SymbolTable.enter_annotated,
    ast.BinOp: SymbolTable.enter_operation,
    ast.Attribute: SymbolTable.enter_attribute,
    ast.Import: SymbolTable.enter_import,
    ast.ImportFrom: SymbolTable.enter_import_from,
}


def positioned(node, parent):
    """The node, or its parent if the node has no line: operators, loops of comprehensions and the like."""
    return node if hasattr(node, "lineno") else parent


def children_of(node):
    """Like ast.iter_child_nodes, in the order of the fields, but without contexts."""
    found = []
    for field in FIELDS[type(node)]:
        value = getattr(node, field, None)
        if isinstance(value, list):
            found.extend(part for part in value if isinstance(part, ast.AST))
        elif isinstance(value, ast.AST):
            found.append(value)
    return found


FIELDS = {
    kind: tuple(field for field in kind._fields if field != "ctx")
    for kind in vars(ast).values() if isinstance(kind, type) and issubclass(kind, ast.AST)
}
