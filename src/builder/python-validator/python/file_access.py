"""Code may read one file: the one that the user names on the command line."""

import ast

from diagnostics import at
from scope import is_name


def is_open_call(node):
    """Whether the node is exactly open(sys.argv[1], newline="")."""
    if not (isinstance(node, ast.Call) and is_name(node.func, "open") and len(node.args) == len(node.keywords) == 1):
        return False
    [path], [option] = node.args, node.keywords
    return (
        isinstance(path, ast.Subscript) and is_attribute(path.value, "sys", "argv") and is_constant(path.slice, 1)
        and option.arg == "newline" and is_constant(option.value, "")
    )


def is_in_main(place, symbols):
    """Whether a place is directly in the only function `main` at the top level of the module."""
    function = place.scope.node
    return (
        isinstance(function, ast.FunctionDef) and function.name == "main" and place.scope.outer is symbols.module
        and len(symbols.bound["main"]) == 1
    )


def is_attribute(node, name, attribute):
    return isinstance(node, ast.Attribute) and is_name(node.value, name) and node.attr == attribute


def is_constant(node, value):
    return isinstance(node, ast.Constant) and type(node.value) is type(value) and node.value == value


def check_call(symbols, node, parent, place):
    if is_name(node.func, "print"):
        for keyword in node.keywords:
            if keyword.arg == "file" and not is_attribute(keyword.value, "sys", "stderr"):
                yield at(node, "file-access", "print must write to standard output or standard error.")
    if is_name(node.func, "open") and not (is_open_call(node) and is_builtin_open_in_main(symbols, place)):
        yield at(node, "file-access", 'Only open(sys.argv[1], newline="") in the function main is allowed.')


def is_builtin_open_in_main(symbols, place):
    return is_in_main(place, symbols) and symbols.modules.get("sys") == "sys" and place.scope.binder("open") is None


def check_with(symbols, node, parent, place):
    for item in node.items:
        if not is_open_call(item.context_expr):
            yield at(node, "with-statement", "A with statement must open the file of the command line.")


def check_command_line(symbols, node, parent, place):
    """sys.argv must stay as the user wrote it: it is only indexed and counted, never changed or used as a value."""
    is_read = isinstance(parent, ast.Subscript) and parent.value is node and isinstance(parent.ctx, ast.Load)
    is_counted = isinstance(parent, ast.Call) and is_name(parent.func, "len") and "len" not in symbols.bound
    if not is_read and not is_counted:
        yield at(node, "file-access", "sys.argv can be used only as sys.argv[…] and len(sys.argv).")
