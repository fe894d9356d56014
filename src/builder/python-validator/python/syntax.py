"""Source to tree: SyntaxError with line and column."""

import ast

from diagnostics import diagnostic
from symbol_table import TOO_DEEP, SymbolTable


def read(source):
    """The symbols of its tree, or None; syntax errors; breaches of the bounds."""
    try:
        symbols = SymbolTable(ast.parse(source))
    except SyntaxError as error:
        if "too many nested" in error.msg or "too many levels" in error.msg or "too complex" in error.msg:
            return None, [], [too_deep(error.lineno, error.offset)]
        return None, [syntax_error(error)], []
    except (RecursionError, MemoryError):
        return None, [], [too_deep(1, 1)]
    return (None, [], [symbols.breach]) if symbols.breach else (symbols, [], [])


def compile_errors(source):
    """What the parser lets pass and the compiler does not, such as a return outside of a function. Nothing runs."""
    try:
        compile(source, "<strategy>", "exec")
    except SyntaxError as error:
        return [syntax_error(error)]
    return []


def syntax_error(error):
    return diagnostic("syntax", error.msg, error.lineno or 1, error.offset or 1)


def too_deep(line, column):
    return diagnostic("nesting-depth", TOO_DEEP, line, column)
