"""McCabe's cyclomatic complexity: one, and one more for every decision."""

import ast

from diagnostics import shown

DECISIONS = (ast.If, ast.For, ast.While, ast.IfExp, ast.Assert, ast.comprehension)


def complexity_by_function(tree):
    """A list of (name, line, score); methods as Class.method, the module's own statements as <module>."""
    found = [("<module>", 1, 1 + decisions(tree))]
    waiting = [(tree, "")]
    while waiting:
        node, prefix = waiting.pop()
        for child in ast.iter_child_nodes(node):
            inside = prefix
            if isinstance(child, (ast.FunctionDef, ast.ClassDef)):
                inside = f"{prefix}{child.name}."
            if isinstance(child, ast.FunctionDef):
                found.append((prefix + child.name, child.lineno, 1 + decisions(child)))
            waiting.append((child, inside))
    found.sort(key=lambda entry: (entry[0] != "<module>", entry[1]))
    return [{"name": shown(name), "line": line, "complexity": score} for name, line, score in found]


def decisions(owner):
    """Decisions of a function's own body; functions inside it are counted for themselves."""
    total = 0
    waiting = list(ast.iter_child_nodes(owner))
    while waiting:
        node = waiting.pop()
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            continue
        if isinstance(node, DECISIONS):
            total += 1
        if isinstance(node, ast.comprehension):
            total += len(node.ifs)
        if isinstance(node, ast.BoolOp):
            total += len(node.values) - 1
        waiting.extend(ast.iter_child_nodes(node))
    return total
