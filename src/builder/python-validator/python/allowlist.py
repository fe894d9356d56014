"""The names and the syntax that code may use. Everything else is refused; docs/decisions/ explains the short list."""

MODULES = {
    "__future__": {"annotations"},
    "bisect": {"bisect", "bisect_left", "bisect_right", "insort", "insort_left", "insort_right"},
    "collections": {"Counter", "OrderedDict", "defaultdict", "deque"},
    "csv": {"DictReader", "DictWriter", "reader", "writer"},
    "datetime": {"date", "datetime", "timedelta"},
    "functools": {"reduce"},
    "itertools": {
        "accumulate", "chain", "combinations", "count", "cycle", "dropwhile", "groupby", "islice", "pairwise",
        "permutations", "product", "repeat", "starmap", "takewhile", "zip_longest",
    },
    "json": {"dumps", "loads"},
    "math": {
        "acos", "asin", "atan", "atan2", "cbrt", "ceil", "comb", "copysign", "cos", "cosh", "degrees", "dist", "e",
        "erf", "erfc", "exp", "expm1", "fabs", "floor", "fmod", "frexp", "fsum", "gamma", "gcd", "hypot", "inf",
        "isclose", "isfinite", "isinf", "isnan", "isqrt", "ldexp", "lgamma", "log", "log10", "log1p", "log2", "modf",
        "nan", "pi", "pow", "prod", "radians", "remainder", "sin", "sinh", "sqrt", "tan", "tanh", "tau", "trunc",
    },
    "statistics": {
        "correlation", "covariance", "fmean", "geometric_mean", "linear_regression", "mean", "median", "mode", "pstdev",
        "pvariance", "quantiles", "stdev", "variance",
    },
    "sys": {"argv", "exit", "stderr", "stdin", "stdout"},
    "typing": {"Dict", "Iterable", "Iterator", "List", "Mapping", "Optional", "Sequence", "Set", "Tuple",
               "Union"},
}

EXCEPTIONS = {
    "ArithmeticError", "AssertionError", "Exception", "IndexError", "KeyError", "LookupError", "OverflowError",
    "RuntimeError", "StopIteration", "TypeError", "ValueError", "ZeroDivisionError",
}

BUILTINS = EXCEPTIONS | {
    "abs", "all", "any", "bool", "chr", "dict", "divmod", "enumerate", "filter", "float", "frozenset", "int",
    "isinstance", "iter", "len", "list", "map", "max", "min", "next", "ord", "pow", "print", "range", "repr",
    "reversed", "round", "set", "slice", "sorted", "str", "sum", "tuple", "zip",
}

# Classes of the modules, with the names that may be read from the class itself. Python implements some of their methods,
# which accept any object as self: `Counter.copy(int)` returns the class of int.
CLASSES = {
    ("collections", "Counter"): set(),
    ("collections", "OrderedDict"): set(),
    ("collections", "defaultdict"): set(),
    ("collections", "deque"): set(),
    ("csv", "DictReader"): set(),
    ("csv", "DictWriter"): set(),
    ("datetime", "date"): {"fromisoformat", "fromordinal"},
    ("datetime", "datetime"): {"fromisoformat", "fromordinal", "strptime"},
    ("datetime", "timedelta"): set(),
}

# Methods and attributes by type. Not `format` and `format_map`: a format string reads attributes.
LIST = {"append", "clear", "copy", "count", "extend", "index", "insert", "pop", "remove", "reverse", "sort"}
DICT = {"clear", "copy", "get", "items", "keys", "pop", "popitem", "setdefault", "update", "values"}
FROZENSET = {"copy", "difference", "intersection", "isdisjoint", "issubset", "issuperset", "symmetric_difference", "union"}
DATE = {
    "day", "isocalendar", "isoformat", "isoweekday", "month", "replace", "strftime", "toordinal", "weekday", "year",
}
TYPE_ATTRIBUTES = {
    "int": {"as_integer_ratio", "bit_length", "conjugate"},
    "float": {"as_integer_ratio", "conjugate", "is_integer"},
    "bool": {"as_integer_ratio", "bit_length", "conjugate"},
    "str": {
        "capitalize", "count", "endswith", "find", "index", "isalnum", "isalpha", "isdecimal", "isdigit", "islower",
        "isspace", "isupper", "join", "ljust", "lower", "lstrip", "partition", "replace", "rfind", "rindex", "rjust",
        "rpartition", "rsplit", "rstrip", "split", "splitlines", "startswith", "strip", "swapcase", "title", "upper",
        "zfill",
    },
    "tuple": {"count", "index"},
    "range": {"count", "index"},
    "list": LIST,
    "dict": DICT,
    "set": FROZENSET | {"add", "clear", "discard", "pop", "remove", "update"},
    "frozenset": FROZENSET,
    "Counter": DICT | {"elements", "most_common", "subtract"},
    "OrderedDict": DICT | {"move_to_end"},
    "defaultdict": DICT,
    "deque": (LIST - {"sort"}) | {"appendleft", "extendleft", "maxlen", "popleft", "rotate"},
    "date": DATE,
    "datetime": DATE | {"date", "hour", "microsecond", "minute", "second", "time"},
    "time": {"hour", "isoformat", "microsecond", "minute", "replace", "second", "strftime"},
    "timedelta": {"days", "seconds", "total_seconds"},
    "DictReader": {"fieldnames"},
    "DictWriter": {"fieldnames", "writeheader", "writerow", "writerows"},
    "writer": {"writerow", "writerows"},
    "stream": {"write"},
}
# Of a value of unknown type, any of them can be read: a test reads each of them from a value of every type.
ATTRIBUTES = set().union(*TYPE_ATTRIBUTES.values())

# Attributes that expose the interpreter. Classes of the code must not use these names for their own attributes either.
INTROSPECTION = {
    "add_note", "evaluate", "f_back", "f_builtins", "f_code", "f_generator", "f_globals", "f_lasti", "f_lineno",
    "f_locals", "f_trace", "mro", "with_traceback",
}
INTROSPECTION_PREFIXES = ("ag_", "co_", "cr_", "func_", "gi_", "im_", "tb_")

NODES = {
    "Module", "Expr", "Assign", "AugAssign", "AnnAssign", "FunctionDef", "ClassDef", "Return", "For", "While", "If",
    "Break", "Continue", "Pass", "Raise", "Assert", "Import", "ImportFrom", "With", "withitem", "Lambda", "BoolOp",
    "BinOp", "UnaryOp", "NamedExpr", "IfExp", "Dict", "Set", "ListComp", "SetComp", "DictComp", "GeneratorExp",
    "comprehension", "Compare", "Call", "FormattedValue", "JoinedStr", "Constant", "Attribute", "Subscript", "Starred",
    "Name", "List", "Tuple", "Slice", "arguments", "arg", "keyword", "alias",
    "And", "Or", "Not", "Invert", "UAdd", "USub", "Add", "Sub", "Mult", "Div", "FloorDiv", "Mod", "Pow", "LShift",
    "RShift", "BitAnd", "BitOr", "BitXor", "Eq", "NotEq", "Lt", "LtE", "Gt", "GtE", "Is", "IsNot", "In", "NotIn",
}

ANNOTATION_NODES = {"Name", "Attribute", "Subscript", "Constant", "BinOp", "BitOr", "Tuple", "List"}

# Rules that refuse a kind of node; any other node that is not allowed breaks "forbidden-syntax".
NODE_RULES = {
    "Try": "exception-handler", "TryStar": "exception-handler", "ExceptHandler": "exception-handler",
    "AsyncFunctionDef": "async-code", "AsyncFor": "async-code", "AsyncWith": "async-code", "Await": "async-code",
    "Yield": "generator", "YieldFrom": "generator",
    "Global": "outer-scope", "Nonlocal": "outer-scope",
    "Match": "match-statement", "match_case": "match-statement",
}
