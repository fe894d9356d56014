"""Prepares Python for untrusted code: empties the import machinery and restricts built-ins and imports."""

import builtins
import sys
import types

from allowlist import BUILTINS, MODULES

# Python's C code imports these with the __import__ of the running code, but then reads them from sys.modules: an empty
# module is enough.
IMPORTED_BY_PYTHON = {"time", "_strptime"}


def lock_down():
    """Leaves only the modules that are loaded. The security boundary is the process, not this."""
    for part in (sys.meta_path, sys.path_hooks, sys.path, sys.path_importer_cache):
        part.clear()


def run_builtins():
    names = {name: getattr(builtins, name) for name in BUILTINS if name != "print"}
    names.update(
        print=lambda *values, **options: None,
        __import__=allowed_import,
        __build_class__=builtins.__build_class__,
    )
    return names


def allowed_import(name, globals=None, locals=None, fromlist=(), level=0):
    """Returns a copy of the module that contains only the allowed names."""
    if name in IMPORTED_BY_PYTHON:
        return types.ModuleType(name)
    if level or name not in MODULES:
        raise ImportError(f"{name} must not be imported")
    whole = sys.modules[name]
    copy = types.ModuleType(name)
    for attribute in MODULES[name]:
        if hasattr(whole, attribute):
            setattr(copy, attribute, getattr(whole, attribute))
    return copy
