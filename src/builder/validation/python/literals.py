"""Expressions that are small to write and huge to compute."""

import ast

from diagnostics import at

LARGEST_NUMBER = 2**63
LONGEST_TEXT = 20_000
LARGEST_POWER = 64
MOST_REPEATS = 1_000_000


def check_literals(node):
    if isinstance(node, ast.Constant):
        yield from check_constant(node)
    if isinstance(node, (ast.BinOp, ast.AugAssign)):
        right = node.right if isinstance(node, ast.BinOp) else node.value
        left = node.left if isinstance(node, ast.BinOp) else None
        if isinstance(node.op, (ast.Pow, ast.LShift)):
            yield from check_power(node, left, right)
        if isinstance(node.op, ast.Mult):
            yield from check_repeats(node, left, right)


def check_constant(node):
    value = node.value
    if isinstance(value, (bytes, complex)) or value is Ellipsis:
        yield at(node, "literal-kind", f"A literal of type {type(value).__name__} has no place here.")
    elif isinstance(value, int) and abs(value) > LARGEST_NUMBER:
        yield at(node, "literal-size", "The whole number is longer than 64 bits.")
    elif isinstance(value, str) and len(value) > LONGEST_TEXT:
        yield at(node, "literal-size", f"The text is longer than {LONGEST_TEXT} characters.")


def check_power(node, left, right):
    exponent = constant_of(right)
    grows_again = any(isinstance(part, (ast.Pow, ast.LShift)) for part in ast.walk(left)) if left else True
    if exponent is None or abs(exponent) > LARGEST_POWER or grows_again:
        yield at(node, "power", f"** and << take a plain number up to {LARGEST_POWER} on the right; use math.pow instead.")


def check_repeats(node, left, right):
    sequences = (ast.List, ast.Tuple, ast.JoinedStr)
    sides = [side for side in (left, right) if side is not None]
    holds_sequence = any(isinstance(s, sequences) or (isinstance(s, ast.Constant) and isinstance(s.value, str)) for s in sides)
    counts = [constant_of(side) for side in sides]
    if any(count is not None and abs(count) > MOST_REPEATS for count in counts) and (holds_sequence or len(sides) == 1):
        yield at(node, "repetition", f"A sequence is repeated more than {MOST_REPEATS} times.")


def constant_of(node):
    """The number that an expression of literals comes to, as a float (which cannot grow); None for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float)):
        return float(node.value) if abs(node.value) < 1e300 else float("inf")
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, (ast.USub, ast.UAdd)):
        inner = constant_of(node.operand)
        return None if inner is None else -inner if isinstance(node.op, ast.USub) else inner
    if isinstance(node, ast.BinOp):
        left, right = constant_of(node.left), constant_of(node.right)
        if left is None or right is None:
            return None
        if isinstance(node.op, ast.Add):
            return left + right
        if isinstance(node.op, ast.Sub):
            return left - right
        if isinstance(node.op, ast.Mult):
            return left * right
        # Powers and shifts have a rule of their own; here they count as too many.
        return float("inf") if isinstance(node.op, (ast.Pow, ast.LShift)) else None
    return None
