"""Short expressions with huge results."""

import ast

from diagnostics import at

MAX_NUMBER = 2**63
MAX_TEXT_LENGTH = 20_000
MAX_EXPONENT = 64
MAX_REPEATS = 1_000_000
POWERS = (ast.Pow, ast.LShift)


def check_constant(symbols, node, parent, place):
    value = node.value
    if isinstance(value, (bytes, complex)) or value is Ellipsis:
        yield at(node, "literal-kind", f"A literal of type {type(value).__name__} is not allowed.")
    elif isinstance(value, int) and abs(value) > MAX_NUMBER:
        yield at(node, "literal-size", "The integer must fit in 64 bits.")
    elif isinstance(value, str) and len(value) > MAX_TEXT_LENGTH:
        yield at(node, "literal-size", f"The string must not exceed {MAX_TEXT_LENGTH} characters.")


def check_operation(symbols, node, parent, place):
    if isinstance(node.op, POWERS):
        yield from check_power(symbols, node, node.right, is_nested=place.in_power)
    if isinstance(node.op, ast.Mult):
        yield from check_repeats(symbols, node, [node.left, node.right])


def check_augmented(symbols, node, parent, place):
    if isinstance(node.op, POWERS):
        yield from check_power(symbols, node, node.value, is_nested=True)
    if isinstance(node.op, ast.Mult):
        yield from check_repeats(symbols, node, [node.value])


def check_power(symbols, node, exponent, is_nested):
    number = constant_of(exponent, symbols.constants)
    if number is None or abs(number) > MAX_EXPONENT or is_nested:
        yield at(node, "power", f"The right operand of ** and << must be a constant of at most {MAX_EXPONENT}.")


def check_repeats(symbols, node, sides):
    sequences = (ast.List, ast.Tuple, ast.JoinedStr)
    has_sequence = any(
        isinstance(side, sequences) or (isinstance(side, ast.Constant) and isinstance(side.value, str))
        for side in sides
    )
    counts = [constant_of(side, symbols.constants) for side in sides]
    if any(count is not None and abs(count) > MAX_REPEATS for count in counts) and (has_sequence or len(sides) == 1):
        yield at(node, "repetition", f"A sequence must not be repeated more than {MAX_REPEATS} times.")


def constant_of(node, known):
    """The value of an expression of literals, as a float, which cannot grow; None for any other expression."""
    if node not in known:
        known[node] = compute(node, known)
    return known[node]


def compute(node, known):
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        return float(node.value) if abs(node.value) < 1e300 else float("inf")
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.UAdd)):
        inner = constant_of(node.operand, known)
        return None if inner is None else -inner if isinstance(node.op, ast.USub) else inner
    if isinstance(node, ast.BinOp):
        left, right = constant_of(node.left, known), constant_of(node.right, known)
        if left is None or right is None:
            return None
        if isinstance(node.op, ast.Add):
            return left + right
        if isinstance(node.op, ast.Sub):
            return left - right
        if isinstance(node.op, ast.Mult):
            return left * right
        # Powers and shifts have their own rule; here they count as infinite.
        return float("inf") if isinstance(node.op, POWERS) else None
    return None
