"""What is refused before the parser sees it: a text that is too long, or that does not read as it runs."""

import re
import unicodedata

from diagnostics import diagnostic

MAX_BYTES = 512 * 1024

BIDI = set("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# Letters and signs that are drawn as nothing, and the marks and places that Unicode keeps for what is drawn as nothing.
BLANK = set("\u034f\u115f\u1160\u17b4\u17b5\u2065\u2800\u3164\uffa0")
UNSEEN_CATEGORIES = {"Cc", "Cf", "Co", "Zl", "Zp"}
RULES = (
    ("null-byte", "The code holds a null byte."),
    ("lone-surrogate", "The code holds half of a surrogate pair."),
    ("bidi-character", "A bidirectional control character makes code look different from what it does."),
    ("control-character", "The code holds an invisible character."),
)
ENCODING = re.compile(r"^[ \t]*#.*?coding[:=][ \t]*([-\w.]+)")


def rule_broken_by(letter):
    """The rule that a character breaks, if any. One that Unicode has not given out yet is drawn as a box, and may stay."""
    if letter in "\t\n" or " " <= letter <= "~":
        return None
    category = unicodedata.category(letter)
    if letter == "\0":
        return "null-byte"
    if category == "Cs":
        return "lone-surrogate"
    if letter in BIDI:
        return "bidi-character"
    return "control-character" if category in UNSEEN_CATEGORIES or letter in BLANK or is_reserved(letter) else None


def is_reserved(letter):
    """Places without a character that are drawn as nothing, and those that will never have one."""
    code = ord(letter)
    is_ignored = 0xFFF0 <= code <= 0xFFF8 or 0xE0000 <= code <= 0xE0FFF
    return unicodedata.category(letter) == "Cn" and (is_ignored or code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF)


def check_source_text(source):
    found = []
    size = len(source.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        return [diagnostic("source-size", f"The code has {size} bytes; {MAX_BYTES} are the most.", 1, 1)]
    # Python ends lines at \r too; Windows line ends are no offence.
    text = source.replace("\r\n", "\n")
    broken = {}
    for letter in set(text):
        broken.setdefault(rule_broken_by(letter), set()).add(letter)
    for rule, message in RULES:
        if rule in broken:
            place = next(place for place, letter in enumerate(text) if letter in broken[rule])
            line = text.count("\n", 0, place) + 1
            found.append(diagnostic(rule, message, line, place - text.rfind("\n", 0, place)))
    for number, line in enumerate(text.split("\n", 2)[:2], 1):
        declared = ENCODING.match(line)
        if declared and declared.group(1).lower() not in ("utf-8", "utf8"):
            found.append(diagnostic("encoding-declaration", "Only UTF-8 is read; another encoding hides code.", number, 1))
    return found
