"""Prepares Python for untrusted code: removes the bridges to JavaScript and restricts built-ins and imports."""

import builtins
import importlib
import sys
import types

from allowlist import BUILTINS, MODULES

BRIDGES = ("js", "pyodide", "pyodide_js", "_pyodide", "_pyodide_core", "ctypes", "_ctypes")

# Python's C code imports these with the __import__ of the running code, but then reads them from sys.modules: an empty
# module is enough.
IMPORTED_BY_PYTHON = {"time", "_strptime"}


def lock_down():
    """Removes the obvious ways to JavaScript and to other modules. The security boundary is the process, not this."""
    for name in list(sys.modules):
        if name.split(".")[0] in BRIDGES:
            sys.modules[name] = None
    for name in BRIDGES:
        sys.modules[name] = None
    sys.meta_path[:] = [finder for finder in sys.meta_path if getattr(finder, "__module__", "").startswith("_frozen")]
    sys.path[:] = [folder for folder in sys.path if folder.startswith("/lib/")]


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
    whole = importlib.import_module(name)
    copy = types.ModuleType(name)
    for attribute in MODULES[name]:
        if hasattr(whole, attribute):
            setattr(copy, attribute, getattr(whole, attribute))
    return copy
