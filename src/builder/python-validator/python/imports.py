"""The modules that the code imports, and those that it must not."""

from allowlist import MODULES
from diagnostics import at

MAX_LISTED = 100


def imports_used(symbols):
    return sorted({module.split(".")[0] or module for module, *_ in symbols.imports})[:MAX_LISTED]


def forbidden_imports(symbols):
    return sorted({module for module, *_ in symbols.imports if module not in MODULES})[:MAX_LISTED]


def check_imports(symbols):
    for module, name, _, alias in symbols.imports:
        if module not in MODULES:
            yield at(alias, "import", f"The module {module} must not be imported.")
        elif name == "*":
            yield at(alias, "import-star", f"Import the names of {module} individually instead of *.")
        elif (module, name) == ("sys", "argv"):
            yield at(alias, "file-access", "Use sys.argv instead of importing argv, which could be changed.")
        elif name is not None and name not in MODULES[module]:
            yield at(alias, "import-name", f"{name} must not be imported from {module}.")
