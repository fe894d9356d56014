"""Before foreign code: the ways from Python to JavaScript go, and the names that a run may see are made ready."""

import builtins
import importlib
import sys
import types

from allowlist import BUILTINS, MODULES

BRIDGES = ("js", "pyodide", "pyodide_js", "_pyodide", "_pyodide_core", "ctypes", "_ctypes")

# Python's own C code imports these by the code's __import__ and then takes them from sys.modules, so an empty one will do.
IMPORTED_BY_PYTHON = {"time", "_strptime"}


def lock_down():
    """Not the boundary, which is the process: only the nearest doors are shut."""
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
    """A copy of the module with the allowed names only."""
    if name in IMPORTED_BY_PYTHON:
        return types.ModuleType(name)
    if level or name not in MODULES:
        raise ImportError(f"{name} may not be imported")
    whole = importlib.import_module(name)
    copy = types.ModuleType(name)
    for attribute in MODULES[name]:
        if hasattr(whole, attribute):
            setattr(copy, attribute, getattr(whole, attribute))
    return copy
