"""Expressions that are small to write and huge to compute."""

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
        yield at(node, "literal-kind", f"A literal of type {type(value).__name__} has no place here.")
    elif isinstance(value, int) and abs(value) > MAX_NUMBER:
        yield at(node, "literal-size", "The whole number is longer than 64 bits.")
    elif isinstance(value, str) and len(value) > MAX_TEXT_LENGTH:
        yield at(node, "literal-size", f"The text is longer than {MAX_TEXT_LENGTH} characters.")


def check_operation(symbols, node, parent, place):
    if isinstance(node.op, POWERS):
        yield from check_power(symbols, node, node.right, grows_again=place.in_power)
    if isinstance(node.op, ast.Mult):
        yield from check_repeats(symbols, node, [node.left, node.right])


def check_augmented(symbols, node, parent, place):
    if isinstance(node.op, POWERS):
        yield from check_power(symbols, node, node.value, grows_again=True)
    if isinstance(node.op, ast.Mult):
        yield from check_repeats(symbols, node, [node.value])


def check_power(symbols, node, exponent, grows_again):
    number = constant_of(exponent, symbols.constants)
    if number is None or abs(number) > MAX_EXPONENT or grows_again:
        yield at(node, "power", f"** and << take a plain number up to {MAX_EXPONENT} on the right; use math.pow instead.")


def check_repeats(symbols, node, sides):
    sequences = (ast.List, ast.Tuple, ast.JoinedStr)
    holds_sequence = any(isinstance(s, sequences) or (isinstance(s, ast.Constant) and isinstance(s.value, str)) for s in sides)
    counts = [constant_of(side, symbols.constants) for side in sides]
    if any(count is not None and abs(count) > MAX_REPEATS for count in counts) and (holds_sequence or len(sides) == 1):
        yield at(node, "repetition", f"A sequence is repeated more than {MAX_REPEATS} times.")


def constant_of(node, known):
    """The number that an expression of literals comes to, as a float (which cannot grow); None for anything else."""
    if node not in known:
        known[node] = computed(node, known)
    return known[node]


def computed(node, known):
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
        # Powers and shifts have a rule of their own; here they count as too many.
        return float("inf") if isinstance(node.op, POWERS) else None
    return None
