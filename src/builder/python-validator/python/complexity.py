"""McCabe's cyclomatic complexity: one plus the number of decisions."""

import ast

from diagnostics import printable

DECISIONS = (ast.If, ast.For, ast.While, ast.IfExp, ast.Assert)
MAX_FUNCTIONS = 1000


def complexity_by_function(symbols):
    """Complexity of each function, in the order of the code; Class.method for a method, <module> for the module."""
    scores = {scope: 1 for scope in symbols.scopes if isinstance(scope.node, (ast.Module, ast.FunctionDef))}
    for node, _, place in symbols.nodes:
        more = decisions(node)
        if more:
            scores[owner_of(place.scope)] += more
    found = [
        {"name": printable(name_of(scope)), "line": getattr(scope.node, "lineno", 1), "complexity": score}
        for scope, score in scores.items()
    ]
    return sorted(found, key=lambda entry: (entry["name"] != "<module>", entry["line"]))


def decisions(node):
    """Number of decisions of the node itself, without its children."""
    if isinstance(node, DECISIONS):
        return 1
    if isinstance(node, ast.comprehension):
        return 1 + len(node.ifs)
    return len(node.values) - 1 if isinstance(node, ast.BoolOp) else 0


def owner_of(scope):
    """The function that a decision counts for: lambdas, comprehensions and classes are not counted separately."""
    while not isinstance(scope.node, (ast.Module, ast.FunctionDef)):
        scope = scope.outer
    return scope


def name_of(scope):
    if scope.outer is None:
        return "<module>"
    names = []
    while scope.outer:
        if isinstance(scope.node, (ast.FunctionDef, ast.ClassDef)):
            names.append(scope.node.name)
        scope = scope.outer
    return ".".join(reversed(names))
