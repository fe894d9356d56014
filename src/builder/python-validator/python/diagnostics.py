"""One shape for everything that is found."""

MAX_MESSAGE_LENGTH = 500
MAX_DIAGNOSTICS = 100


def printable(text):
    """Names and messages are the code's own words: cut, and without what no database and no terminal takes."""
    text = text[:MAX_MESSAGE_LENGTH].encode("utf-8", "replace").decode("utf-8")
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)


def diagnostic(rule, message, line=None, column=None, severity="ERROR"):
    return {"severity": severity, "rule": rule, "message": printable(message), "line": line, "column": column}


def at(node, rule, message, severity="ERROR"):
    """Columns count from 1; the ast counts from 0, in bytes, which `with_character_columns` puts right."""
    line = getattr(node, "lineno", None)
    column = getattr(node, "col_offset", None)
    return diagnostic(rule, message, line, None if column is None else column + 1, severity)


def in_order(found):
    return sorted(found, key=lambda entry: (entry["line"] or 0, entry["column"] or 0, entry["rule"]))


def with_character_columns(found, lines):
    """With columns that count characters."""
    for entry in found:
        line = lines[entry["line"] - 1] if entry["column"] and entry["line"] <= len(lines) else ""
        if not line.isascii():
            before = line.encode("utf-8", "replace")[: entry["column"] - 1]
            entry["column"] = len(before.decode("utf-8", "replace")) + 1
    return found
