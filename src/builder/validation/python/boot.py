"""What the host may call: from JSON to JSON."""

import json
import time

import dry_run as running
from complexity import complexity_by_function
from imports import forbidden_imports, imports_used
from lint import check_lint
from sealed import seal as seal_bridges
from security import check_security
from source_text import check_source_text
from syntax import compile_errors, parse

# Imported once, so that they are in the recorded memory and a run need not load them.
import bisect, collections, csv, datetime, functools, itertools, statistics, sys, typing  # noqa: E401, F401

MOST_DIAGNOSTICS = 100
WARM_UP = '''import math


def main():
    with open(math.inf, newline="") as file:
        return [row for row in file if row]
'''


def seal():
    seal_bridges()


def inspect(text):
    source = json.loads(text)["source"]
    started = time.perf_counter()
    report = inspected(source)
    report["lineCount"] = len(source.splitlines())
    report["milliseconds"] = (time.perf_counter() - started) * 1000
    return json.dumps(report)


def warm_up():
    """Once through everything, so that what it loads on first use is in the recorded memory."""
    inspect(json.dumps({"source": WARM_UP}))
    dry_run(json.dumps({"source": WARM_UP, "functionName": "main", "bars": {}}))


def inspected(source):
    report = {
        "status": "VALID", "syntaxErrors": [], "securityWarnings": [], "lintWarnings": [], "importsUsed": [],
        "forbiddenImports": [], "complexityScore": 0, "complexityByFunction": [],
    }
    breaches = check_source_text(source)
    tree, errors, too_large = (None, [], []) if breaches else parse(source)
    if tree is not None:
        breaches = check_security(tree)
        errors = [] if breaches else compile_errors(source)
        complexity = complexity_by_function(tree)
        report["lintWarnings"] = check_lint(tree)[:MOST_DIAGNOSTICS]
        report["importsUsed"] = imports_used(tree)
        report["forbiddenImports"] = forbidden_imports(tree)
        report["complexityByFunction"] = complexity
        report["complexityScore"] = max(entry["complexity"] for entry in complexity)
    report["syntaxErrors"] = errors
    report["securityWarnings"] = [*breaches, *too_large][:MOST_DIAGNOSTICS]
    report["status"] = "SYNTAX_ERROR" if errors else "SECURITY_ERROR" if report["securityWarnings"] else "VALID"
    return report


def dry_run(text):
    request = json.loads(text)
    started = time.perf_counter()
    value, error = running.run_dry(request["source"], request["functionName"], request["bars"])
    milliseconds = (time.perf_counter() - started) * 1000
    return json.dumps({"result": value, "error": error, "milliseconds": milliseconds})
