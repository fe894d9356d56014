"""What is not wrong, but not right either: unused and shadowed names, code that nothing reaches."""

import ast
import builtins

from diagnostics import at
from imports import imports_of
from scope import parameters_of

SCOPES = (ast.FunctionDef, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
LEAVES = (ast.Return, ast.Raise, ast.Break, ast.Continue)


def check_lint(tree):
    found = [*unused_imports(tree), *function_names(tree), *undefined_names(tree), *unreachable_code(tree)]
    for entry in found:
        entry["severity"] = "WARNING"
    found.sort(key=lambda entry: (entry["line"] or 0, entry["column"] or 0, entry["rule"]))
    return found


def loaded(node):
    return {child.id for child in ast.walk(node) if isinstance(child, ast.Name) and isinstance(child.ctx, ast.Load)}


def bindings(owner):
    """Names that a function's (or the module's) own body binds, each with the node that does it first."""
    names = {}
    waiting = [(child, False) for child in reversed(owner.body)]
    while waiting:
        node, in_scope = waiting.pop()
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            if not in_scope:
                names.setdefault(node.name, node)
            continue
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store) and not in_scope:
            names.setdefault(node.id, node)
        # The loop names of a comprehension are its own.
        inside = in_scope or isinstance(node, SCOPES)
        waiting.extend((child, inside) for child in reversed(list(ast.iter_child_nodes(node))))
    return names


def unused_imports(tree):
    used = loaded(tree)
    for module, _, bound, node in imports_of(tree):
        if bound not in used and module != "__future__":
            yield at(node, "unused-import", f"{bound} is imported and not used.")


def function_names(tree):
    outer = set(bindings(tree)) | {bound for _, _, bound, _ in imports_of(tree)}
    for name, node in bindings(tree).items():
        if hasattr(builtins, name) and not name.startswith("_"):
            yield at(node, "shadowed-name", f"{name} hides Python's own {name}.")
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        own = bindings(function)
        used = loaded(function)
        for name, node in own.items():
            if name not in used and name != "_":
                yield at(node, "unused-variable", f"{name} is assigned and not used.")
        for name, node in {**own, **parameters_of(function)}.items():
            # A column of the bars is called open, and so are the parameters that take it.
            if name == "open":
                continue
            if hasattr(builtins, name):
                yield at(node, "shadowed-name", f"{name} hides Python's own {name}.")
            elif name in outer and name != "_":
                yield at(node, "shadowed-name", f"{name} hides the module's {name}.")


def undefined_names(tree):
    known = set(dir(builtins)) | {"__name__"} | {bound for _, _, bound, _ in imports_of(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            known.add(node.id)
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            known.add(node.name)
        elif isinstance(node, ast.arg):
            known.add(node.arg)
    for node in ast.walk(tree):
        if isinstance(node, ast.Name) and node.id not in known:
            yield at(node, "undefined-name", f"{node.id} is not defined anywhere.")


def unreachable_code(tree):
    for node in ast.walk(tree):
        for block in (getattr(node, field, None) for field in ("body", "orelse")):
            if not isinstance(block, list):
                continue
            for statement, following in zip(block, block[1:]):
                if leaves(statement):
                    yield at(following, "unreachable-code", "Nothing reaches this line.")
                    break


def leaves(statement):
    """Whether nothing gets past it."""
    if isinstance(statement, LEAVES):
        return True
    if isinstance(statement, ast.If):
        return bool(statement.orelse) and any(map(leaves, statement.body)) and any(map(leaves, statement.orelse))
    if isinstance(statement, ast.While) and isinstance(statement.test, ast.Constant) and statement.test.value:
        return not any(isinstance(child, ast.Break) for child in ast.walk(statement))
    return False
