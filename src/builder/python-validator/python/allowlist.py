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

# Methods and attributes of plain values. Not `format` and `format_map`: a format string reads attributes.
ATTRIBUTES = {
    "add", "append", "appendleft", "as_integer_ratio", "bit_length", "capitalize", "clear", "conjugate", "copy",
    "count", "date", "day", "days", "difference", "discard", "elements", "endswith", "extend", "extendleft",
    "fieldnames", "find", "fromisoformat", "fromordinal", "get", "hour", "index", "insert", "intersection",
    "is_integer", "isalnum", "isalpha", "isdecimal", "isdigit", "isdisjoint", "islower", "isocalendar", "isoformat",
    "isoweekday", "isspace", "issubset", "issuperset", "isupper", "items", "join", "keys", "ljust", "lower", "lstrip",
    "maxlen", "microsecond", "minute", "month", "most_common", "move_to_end", "partition", "pop", "popitem", "popleft",
    "remove", "replace", "reverse", "rfind", "rindex", "rjust", "rotate", "rpartition", "rsplit", "rstrip", "second",
    "seconds", "setdefault", "sort", "split", "splitlines", "startswith", "strftime", "strip", "strptime", "subtract",
    "swapcase", "symmetric_difference", "time", "title", "toordinal", "total_seconds", "union", "update", "upper",
    "values", "weekday", "write", "writeheader", "writerow", "writerows", "year", "zfill",
}

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
