"""Source to tree: SyntaxError with line and column, and bounds on the tree's size before anything walks it."""

import ast

from diagnostics import at, diagnostic

MOST_NODES = 100_000
MOST_DEPTH = 100


def parse(source):
    """The tree, or None; syntax errors; breaches of the bounds."""
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        if "too many nested" in error.msg or "too many levels" in error.msg or "too complex" in error.msg:
            return None, [], [too_deep(error.lineno, error.offset)]
        return None, [diagnostic("syntax", error.msg, error.lineno or 1, error.offset or 1)], []
    except (RecursionError, MemoryError):
        return None, [], [too_deep(1, 1)]
    breach = measure(tree)
    return (None, [], [breach]) if breach else (tree, [], [])


def compile_errors(source):
    """What the parser lets pass and the compiler does not, such as a return outside of a function. Nothing runs."""
    try:
        compile(source, "<strategy>", "exec")
    except SyntaxError as error:
        return [diagnostic("syntax", error.msg, error.lineno or 1, error.offset or 1)]
    return []


def measure(tree):
    """Walks with a list of its own, for Python's stack is what a deep tree is after."""
    count = 0
    waiting = [(tree, 0, tree)]
    while waiting:
        node, depth, place = waiting.pop()
        place = node if hasattr(node, "lineno") else place
        count += 1
        if depth > MOST_DEPTH:
            return too_deep(getattr(place, "lineno", 1), getattr(place, "col_offset", 0) + 1)
        if count > MOST_NODES:
            return at(place, "node-count", f"The code has more than {MOST_NODES} syntax nodes.")
        waiting.extend((child, depth + 1, place) for child in ast.iter_child_nodes(node))
    return None


def too_deep(line, column):
    return diagnostic("nesting-depth", f"The code is nested deeper than {MOST_DEPTH} levels.", line, column)
