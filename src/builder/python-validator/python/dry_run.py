"""Runs a function of the code over bars and returns its result, or the error and its line."""

import math
import traceback

from diagnostics import diagnostic
from lockdown import run_builtins

FILE = "<strategy>"
MAX_VALUES = 200_000
MAX_LEVELS = 6
CHARACTERS_PER_VALUE = 10


def run_dry(source, function_name, bars):
    """Returns (value, error), of which one is None."""
    try:
        namespace = {"__builtins__": run_builtins(), "__name__": "strategy"}
        exec(compile(source, FILE, "exec"), namespace)
        function = namespace.get(function_name)
        if not callable(function):
            return None, diagnostic("missing-function", f"The code does not define the function {function_name}.")
        return plain(function(with_nan(bars))), None
    except MemoryError as error:
        return None, located(error, "memory-limit", "The code exceeded its memory limit.")
    except RecursionError as error:
        return None, located(error, "recursion-limit", "The code exceeded the maximum recursion depth.")
    except NotPlain as error:
        return None, diagnostic("result", str(error))
    except BaseException as error:
        return None, located(error, "exception", message_of(error))


class NotPlain(Exception):
    """The result cannot be converted to plain JSON."""


def message_of(error):
    try:
        text = str(error)
    except BaseException:
        text = ""
    return f"{type(error).__name__}: {text}" if text else type(error).__name__


def located(error, rule, message):
    """A diagnostic with the innermost line of the code in the traceback."""
    line = column = None
    for frame, number in traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename == FILE:
            line = number
    return diagnostic(rule, message, line, column)


def with_nan(bars):
    """Replaces null by NaN, which JSON cannot represent, in all columns but the dates."""
    return {
        name: [math.nan if value is None else value for value in values] if name != "date" else list(values)
        for name, values in bars.items()
    }


def plain(value):
    """Converts a value to plain JSON of limited size and depth; numbers that are not finite become null."""
    budget = [MAX_VALUES]
    return plain_part(value, budget, MAX_LEVELS)


def plain_part(value, budget, levels):
    budget[0] -= 1
    if budget[0] < 0:
        raise NotPlain(f"The result must not have more than {MAX_VALUES} values.")
    if levels == 0:
        raise NotPlain(f"The result must not be nested deeper than {MAX_LEVELS} levels.")
    kind = type(value)
    if value is None or kind is bool:
        return value
    if kind is float:
        return value if math.isfinite(value) else None
    if kind is int and abs(value) <= 2**63:
        return value
    if kind is str and len(value) <= 1000:
        budget[0] -= len(value) // CHARACTERS_PER_VALUE
        return value
    if kind in (list, tuple):
        return [plain_part(part, budget, levels - 1) for part in value]
    if kind is dict and all(type(key) is str and len(key) <= 1000 for key in value):
        budget[0] -= sum(map(len, value)) // CHARACTERS_PER_VALUE
        return {key: plain_part(part, budget, levels - 1) for key, part in value.items()}
    raise NotPlain(f"The result contains a {kind.__name__} that cannot be converted to JSON.")
