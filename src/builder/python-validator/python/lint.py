"""Lint warnings: unused, shadowed and undefined names, unreachable code."""

import ast
import builtins
from itertools import islice

from diagnostics import MAX_DIAGNOSTICS, at, in_order

LEAVES = (ast.Return, ast.Raise, ast.Break, ast.Continue)
BLOCKS = (ast.Module, ast.FunctionDef, ast.ClassDef, ast.If, ast.For, ast.While, ast.With)
BUILTIN_NAMES = set(dir(builtins))


def check_lint(symbols):
    checks = (unused_imports, local_names, undefined_names, unreachable_code)
    found = [entry for check in checks for entry in islice(check(symbols), MAX_DIAGNOSTICS)]
    for entry in found:
        entry["severity"] = "WARNING"
    return in_order(found)[:MAX_DIAGNOSTICS]


def unused_imports(symbols):
    used = set().union(*(scope.loaded for scope in symbols.scopes))
    for module, _, bound, alias in symbols.imports:
        if bound not in used and module != "__future__":
            yield at(alias, "unused-import", f"{bound} is imported but not used.")


def local_names(symbols):
    used = loaded_within(symbols)
    for scope in symbols.scopes:
        if not isinstance(scope.node, ast.FunctionDef):
            continue
        for name, [(node, _), *_] in scope.bound.items():
            if not isinstance(node, (ast.arg, ast.alias)) and name not in used[scope] and name != "_":
                yield at(node, "unused-variable", f"{name} is assigned but not used.")
            if name in symbols.module.bound and name != "_" and not isinstance(node, ast.alias):
                yield at(node, "shadowed-name", f"{name} shadows the name {name} of the module.")


def loaded_within(symbols):
    """The names read by each scope or a scope inside it."""
    used = {scope: set(scope.loaded) for scope in symbols.scopes}
    for scope in reversed(symbols.scopes):
        if scope.outer:
            used[scope.outer] |= used[scope]
    return used


def undefined_names(symbols):
    for node, _, _ in symbols.nodes:
        if isinstance(node, ast.Name) and node.id not in symbols.bound and node.id not in BUILTIN_NAMES:
            yield at(node, "undefined-name", f"{node.id} is not defined.")


def unreachable_code(symbols):
    known = {}
    for node, _, _ in symbols.nodes:
        if not isinstance(node, BLOCKS):
            continue
        for block in (node.body, getattr(node, "orelse", [])):
            for statement, following in zip(block, block[1:]):
                if leaves(statement, known):
                    yield at(following, "unreachable-code", "This code is unreachable.")
                    break


def leaves(statement, known):
    """Whether execution never continues after the statement."""
    if statement not in known:
        known[statement] = is_end(statement, known)
    return known[statement]


def is_end(statement, known):
    if isinstance(statement, LEAVES):
        return True
    if isinstance(statement, ast.If):
        return bool(statement.orelse) and all(
            any(leaves(inner, known) for inner in block) for block in (statement.body, statement.orelse)
        )
    if isinstance(statement, ast.While) and isinstance(statement.test, ast.Constant) and statement.test.value:
        return not any(map(breaks, statement.body))
    return False


def breaks(statement):
    """Whether the statement can break out of the loop around it; a nested loop has its own breaks."""
    if isinstance(statement, ast.Break):
        return True
    if isinstance(statement, (ast.If, ast.With)):
        return any(map(breaks, [*statement.body, *getattr(statement, "orelse", [])]))
    return isinstance(statement, (ast.For, ast.While)) and any(map(breaks, statement.orelse))
