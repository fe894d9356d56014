"""Parses and compiles the source; syntax errors have line and column."""

import ast

from diagnostics import diagnostic
from symbol_table import TOO_DEEP, SymbolTable


def parse(source):
    """Returns the symbol table, or None; the syntax errors; the violations of size limits."""
    try:
        symbols = SymbolTable(ast.parse(source))
    except SyntaxError as error:
        if "too many nested" in error.msg or "too many levels" in error.msg or "too complex" in error.msg:
            return None, [], [too_deep(error.lineno, error.offset)]
        return None, [syntax_error(error)], []
    except (RecursionError, MemoryError):
        return None, [], [too_deep(1, 1)]
    return (None, [], [symbols.violation]) if symbols.violation else (symbols, [], [])


def compile_errors(source):
    """Errors that only the compiler finds, such as a return outside a function. Nothing is run."""
    try:
        compile(source, "<strategy>", "exec")
    except SyntaxError as error:
        return [syntax_error(error)]
    return []


def syntax_error(error):
    return diagnostic("syntax", error.msg, error.lineno or 1, error.offset or 1)


def too_deep(line, column):
    return diagnostic("nesting-depth", TOO_DEEP, line, column)
