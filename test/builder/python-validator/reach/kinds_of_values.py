"""Decides which values code must never reach: from them it could reach the interpreter."""

import builtins
import types

DESCRIPTORS = (property, types.GetSetDescriptorType, types.MemberDescriptorType, classmethod, staticmethod)
INTERNALS = (types.ModuleType, types.FrameType, types.CodeType, types.TracebackType, types.CellType, types.GeneratorType)


def forbidden_kind(value, allowed_classes, own_globals=None, allowed_functions=frozenset()):
    """Why a value must not be reached; None if it may be. `own_globals` are those of functions of the code itself."""
    if isinstance(value, type):
        return None if value in allowed_classes else f"the class {value.__qualname__}"
    if isinstance(value, types.FunctionType):
        if value.__globals__ is own_globals or value in allowed_functions:
            return None
        return f"the Python function {value.__qualname__}"
    if isinstance(value, DESCRIPTORS):
        return f"a {type(value).__name__}"
    if isinstance(value, types.GeneratorType):
        return None if value.gi_frame is None or value.gi_frame.f_globals is own_globals else "a generator"
    if isinstance(value, INTERNALS):
        return f"a {type(value).__name__}"
    if isinstance(value, types.BuiltinFunctionType) and isinstance(value.__self__, types.ModuleType):
        if value.__self__ is builtins and value.__name__ in ("open", "eval", "exec", "compile", "getattr", "__import__"):
            return f"the function {value.__name__}"
    return None
