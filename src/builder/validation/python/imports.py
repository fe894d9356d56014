"""Which modules the code imports, and which it may not."""

import ast

from allowed import MODULES
from diagnostics import at


def imports_of(tree):
    """Every import as (module, name or None, bound name, node)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, None, alias.asname or alias.name.split(".")[0], node
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                yield "." * node.level + (node.module or ""), alias.name, alias.asname or alias.name, node


def imports_used(tree):
    return sorted({module.split(".")[0] or module for module, _, _, _ in imports_of(tree)})


def forbidden_imports(tree):
    return sorted({module for module, _, _, _ in imports_of(tree) if module not in MODULES})


def module_names(tree):
    """Bound name to the module that it stands for: {"m": "math"} for `import math as m`."""
    return {bound: module for module, name, bound, _ in imports_of(tree) if name is None}


def check_imports(tree):
    for module, name, _, node in imports_of(tree):
        if module not in MODULES:
            yield at(node, "import", f"The module {module} may not be imported.")
        elif name == "*":
            yield at(node, "import-star", f"Import the names of {module} one by one.")
        elif name is not None and name not in MODULES[module]:
            yield at(node, "import-name", f"{name} may not be imported from {module}.")
