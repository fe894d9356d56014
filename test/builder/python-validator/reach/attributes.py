"""Reads every allowed attribute of a value of every type, and of everything that modules offer; prints what is forbidden."""

import builtins
import collections
import csv
import datetime
import importlib
import io
import itertools
import json
import sys

sys.path.insert(0, sys.argv[1])
from allowlist import ATTRIBUTES, BUILTINS, CLASSES, MODULES  # noqa: E402
from kinds_of_values import forbidden_kind  # noqa: E402

MOMENT = datetime.datetime(2024, 2, 29, 12, 30)


def instances():
    """A value of every type; new ones each time, because some attributes change them."""
    return [
        1, 1.5, True, None, "text", (1, 2), [1, 2], {"a": 1}, {1}, frozenset({1}), range(3), slice(1, 2), 2**70,
        collections.Counter("aab"), collections.OrderedDict(a=1), collections.defaultdict(list, a=[1]),
        collections.deque([1], 3), MOMENT, MOMENT.date(), MOMENT.time(), MOMENT - MOMENT, MOMENT.isocalendar(),
        csv.reader(["a,b"]), csv.writer(io.StringIO()), csv.DictReader(["a,b", "1,2"]), csv.DictWriter(io.StringIO(), ["a"]),
        io.StringIO("a"), io.TextIOWrapper(io.BytesIO(b"a")), iter([1]), iter({1: 2}), {1: 2}.items(), {1: 2}.keys(), {1: 2}.values(),
        enumerate([1]), zip([1]), map(str, [1]), filter(None, [1]), reversed([1]), ValueError("x"), lambda: 1, len, str.lower,
        "text".upper, [].append, collections.Counter("ab").most_common, itertools.groupby([1]), print, NotImplemented,
    ]


BUILTIN_CLASSES = [value for name in BUILTINS if isinstance(value := getattr(builtins, name), type)]
CLASSES_ARE_VALUES = "--classes-are-values" in sys.argv
ARGUMENTS = [(), ([1, 2, 2],), (1,), ("a",), ([1, 2], [2, 3]), (2, 1), ("a", "b"), ({"a": 1},), ([1], 1)]


def offered():
    """What the modules offer, and what calling it with plain arguments returns."""
    for module, names in MODULES.items():
        if module in ("__future__", "typing"):
            continue
        for name in names - {"exit", "argv"}:
            value = getattr(importlib.import_module(module), name, None)
            for attribute in CLASSES.get((module, name), ()):
                yield f"{module}.{name}.{attribute}", getattr(value, attribute)
            if (module, name) not in CLASSES:
                yield f"{module}.{name}", value
            yield from results(f"{module}.{name}", value)


def results(label, value):
    for arguments in ARGUMENTS if callable(value) else ():
        try:
            yield f"{label}{arguments}", value(*arguments)
        except Exception:
            continue


def imported_classes():
    return [getattr(importlib.import_module(module), name) for module, name in CLASSES]


def values():
    for value in [*instances(), *BUILTIN_CLASSES, *(imported_classes() if CLASSES_ARE_VALUES else ())]:
        yield repr(value), value
    yield from offered()


def main():
    found, count = set(), 0
    for attribute in sorted(ATTRIBUTES):
        for label, value in values():
            try:
                read = getattr(value, attribute)
            except Exception:
                continue
            for what, reached in [(f"{label}.{attribute}", read), *results(f"{label}.{attribute}", read)]:
                count += 1
                kind = forbidden_kind(reached, set(BUILTIN_CLASSES))
                if kind:
                    found.add(f"{what} is {kind}")
    print(json.dumps({"found": sorted(found), "count": count}), file=sys.__stdout__)


if __name__ == "__main__":
    # What is written while values are tried must not mix with the result.
    sys.stdout = sys.stderr = io.StringIO()
    main()
