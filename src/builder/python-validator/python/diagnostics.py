"""Diagnostics: problems found in code, with rule, message, line and column."""

MAX_MESSAGE_LENGTH = 500
MAX_DIAGNOSTICS = 100


def printable(text):
    """Shortens text taken from the code, and replaces characters that a database or a terminal does not accept."""
    text = text[:MAX_MESSAGE_LENGTH].encode("utf-8", "replace").decode("utf-8")
    return "".join(character if character.isprintable() else "\ufffd" for character in text)


def diagnostic(rule, message, line=None, column=None, severity="ERROR"):
    return {"severity": severity, "rule": rule, "message": printable(message), "line": line, "column": column}


def at(node, rule, message, severity="ERROR"):
    """A diagnostic at a node. Columns start at 1 and count bytes; `with_character_columns` converts them."""
    line = getattr(node, "lineno", None)
    column = getattr(node, "col_offset", None)
    return diagnostic(rule, message, line, None if column is None else column + 1, severity)


def in_order(found):
    return sorted(found, key=lambda entry: (entry["line"] or 0, entry["column"] or 0, entry["rule"]))


def with_character_columns(found, lines):
    """Converts columns from bytes to characters."""
    for entry in found:
        line = lines[entry["line"] - 1] if entry["column"] and entry["line"] <= len(lines) else ""
        if not line.isascii():
            before = line.encode("utf-8", "replace")[: entry["column"] - 1]
            entry["column"] = len(before.decode("utf-8", "replace")) + 1
    return found
