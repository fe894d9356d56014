"""What is refused before the parser sees it: a text that is too long, or that does not read as it runs."""

import re

from diagnostics import diagnostic

MOST_BYTES = 512 * 1024

CHARACTERS = (
    ("null-byte", re.compile("\0"), "The code holds a null byte."),
    ("lone-surrogate", re.compile("[\ud800-\udfff]"), "The code holds half of a surrogate pair."),
    ("bidi-character", re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]"),
     "A bidirectional control character makes code look different from what it does."),
    ("control-character", re.compile("[\x01-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200d\u2028\u2029\u2060\ufeff]"),
     "The code holds an invisible control character."),
)
ENCODING = re.compile(r"^[ \t]*#.*?coding[:=][ \t]*([-\w.]+)")


def check_source_text(source):
    found = []
    size = len(source.encode("utf-8", "surrogatepass"))
    if size > MOST_BYTES:
        return [diagnostic("source-size", f"The code has {size} bytes; {MOST_BYTES} are the most.", 1, 1)]
    # Python ends lines at \r too; Windows line ends are no offence.
    text = source.replace("\r\n", "\n")
    for rule, pattern, message in CHARACTERS:
        hit = pattern.search(text)
        if hit:
            line = text.count("\n", 0, hit.start()) + 1
            column = hit.start() - (text.rfind("\n", 0, hit.start()) + 1) + 1
            found.append(diagnostic(rule, message, line, column))
    for number, line in enumerate(text.split("\n", 2)[:2], 1):
        declared = ENCODING.match(line)
        if declared and declared.group(1).lower() not in ("utf-8", "utf8"):
            found.append(diagnostic("encoding-declaration", "Only UTF-8 is read; another encoding hides code.", number, 1))
    return found
