"""One shape for everything that is found."""


LONGEST_MESSAGE = 500


def shown(text):
    """Names and messages are the code's own words: cut, and without what no database and no terminal takes."""
    text = text[:LONGEST_MESSAGE].encode("utf-8", "replace").decode("utf-8")
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)


def diagnostic(rule, message, line=None, column=None, severity="ERROR"):
    return {"severity": severity, "rule": rule, "message": shown(message), "line": line, "column": column}


def at(node, rule, message, severity="ERROR"):
    """Columns count characters from 1; the ast counts from 0 (in bytes, which is the same for ASCII)."""
    line = getattr(node, "lineno", None)
    column = getattr(node, "col_offset", None)
    return diagnostic(rule, message, line, None if column is None else column + 1, severity)
