"""McCabe's cyclomatic complexity: one, and one more for every decision."""

import ast

from diagnostics import printable

DECISIONS = (ast.If, ast.For, ast.While, ast.IfExp, ast.Assert)
MAX_FUNCTIONS = 1000


def complexity_by_function(symbols):
    """All functions in the order of the code; methods as Class.method, the module's own statements as <module>."""
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
    """Of the node itself."""
    if isinstance(node, DECISIONS):
        return 1
    if isinstance(node, ast.comprehension):
        return 1 + len(node.ifs)
    return len(node.values) - 1 if isinstance(node, ast.BoolOp) else 0


def owner_of(scope):
    """The function whose decision it is: lambdas, comprehensions and classes have none of their own."""
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
