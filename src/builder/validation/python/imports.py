"""Which modules the code imports, and which it may not."""

from allowed import MODULES
from diagnostics import at

MOST_LISTED = 100


def imports_used(survey):
    return sorted({module.split(".")[0] or module for module, *_ in survey.imports})[:MOST_LISTED]


def forbidden_imports(survey):
    return sorted({module for module, *_ in survey.imports if module not in MODULES})[:MOST_LISTED]


def check_imports(survey):
    for module, name, _, alias in survey.imports:
        if module not in MODULES:
            yield at(alias, "import", f"The module {module} may not be imported.")
        elif name == "*":
            yield at(alias, "import-star", f"Import the names of {module} one by one.")
        elif (module, name) == ("sys", "argv"):
            yield at(alias, "file-access", "The command line is read as sys.argv, so that nothing else writes on it.")
        elif name is not None and name not in MODULES[module]:
            yield at(alias, "import-name", f"{name} may not be imported from {module}.")
