"""Checks of the text before it is parsed: its size, and characters that make it look different from what it runs."""

import re
import unicodedata

from diagnostics import diagnostic

MAX_BYTES = 512 * 1024

BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Characters that are rendered as nothing, or reserved by Unicode for such characters.
BLANK = set("\u034f\u115f\u1160\u17b4\u17b5\u2065\u2800\u3164\uffa0")
UNSEEN_CATEGORIES = {"Cc", "Cf", "Co", "Zl", "Zp"}
RULES = (
    ("null-byte", "The code contains a null byte."),
    ("lone-surrogate", "The code contains half of a surrogate pair."),
    ("bidi-character", "The code contains a bidirectional control character, which can disguise it."),
    ("control-character", "The code contains an invisible character."),
)
ENCODING = re.compile(r"^[ \t]*#.*?coding[:=][ \t]*([-\w.]+)")


def rule_broken_by(character):
    """The rule that a character breaks, or None. Most unassigned characters are rendered as a box and are allowed."""
    if character in "\t\n" or " " <= character <= "~":
        return None
    category = unicodedata.category(character)
    if character == "\0":
        return "null-byte"
    if category == "Cs":
        return "lone-surrogate"
    if character in BIDI:
        return "bidi-character"
    is_invisible = category in UNSEEN_CATEGORIES or character in BLANK or is_reserved(character)
    return "control-character" if is_invisible else None


def is_reserved(character):
    """Whether a code point is reserved for invisible characters, or is a noncharacter."""
    code = ord(character)
    is_ignored = 0xFFF0 <= code <= 0xFFF8 or 0xE0000 <= code <= 0xE0FFF
    is_noncharacter = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    return unicodedata.category(character) == "Cn" and (is_ignored or is_noncharacter)


def check_source_text(source):
    found = []
    size = len(source.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        return [diagnostic("source-size", f"The code has {size} bytes; the maximum is {MAX_BYTES}.", 1, 1)]
    # Python also ends lines at \r; Windows line endings are allowed, a lone \r is not.
    text = source.replace("\r\n", "\n")
    broken = {}
    for character in set(text):
        broken.setdefault(rule_broken_by(character), set()).add(character)
    for rule, message in RULES:
        if rule in broken:
            place = next(place for place, character in enumerate(text) if character in broken[rule])
            line = text.count("\n", 0, place) + 1
            found.append(diagnostic(rule, message, line, place - text.rfind("\n", 0, place)))
    for number, line in enumerate(text.split("\n", 2)[:2], 1):
        declared = ENCODING.match(line)
        if declared and declared.group(1).lower() not in ("utf-8", "utf8"):
            message = "The encoding must be UTF-8; another one can hide code."
            found.append(diagnostic("encoding-declaration", message, number, 1))
    return found
