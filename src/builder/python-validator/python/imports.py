"""Which modules the code imports, and which it may not."""

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
            yield at(alias, "import", f"The module {module} may not be imported.")
        elif name == "*":
            yield at(alias, "import-star", f"Import the names of {module} one by one.")
        elif (module, name) == ("sys", "argv"):
            yield at(alias, "file-access", "The command line is read as sys.argv, so that nothing else writes on it.")
        elif name is not None and name not in MODULES[module]:
            yield at(alias, "import-name", f"{name} may not be imported from {module}.")
