"""What the host may call: from JSON to JSON."""

import json
import time

import dry_run as running
from complexity import MAX_FUNCTIONS, complexity_by_function
from diagnostics import with_character_columns
from imports import forbidden_imports, imports_used
from lint import check_lint
from lockdown import lock_down as lock_down_runtime
from security import check_security
from source_text import check_source_text
from syntax import compile_errors, read

# Imported once, so that they are in the recorded memory and a run need not load them.
import bisect, collections, csv, datetime, functools, itertools, statistics, sys, typing  # noqa: E401, F401
# What `datetime` imports when it first reads or writes a date as text.
import _strptime  # noqa: E401, F401

WARM_UP = '''import math


def main():
    with open(math.inf, newline="") as file:
        return [row for row in file if row]
'''


def lock_down():
    lock_down_runtime()


def inspect(text):
    request = json.loads(text)
    source = request["source"]
    started = time.perf_counter()
    report = inspected(source, request.get("functionName"))
    report["lineCount"] = len(source.splitlines())
    report["milliseconds"] = (time.perf_counter() - started) * 1000
    return json.dumps(report)


def warm_up():
    """Once through everything, so that what it loads on first use is in the recorded memory."""
    inspect(json.dumps({"source": WARM_UP, "functionName": "main"}))
    dry_run(json.dumps({"source": WARM_UP, "functionName": "main", "bars": {}}))


def inspected(source, function_name):
    report = {
        "status": "VALID", "syntaxErrors": [], "securityWarnings": [], "lintWarnings": [], "importsUsed": [],
        "forbiddenImports": [], "complexityScore": 0, "complexityByFunction": [], "definesFunction": False,
    }
    breaches = check_source_text(source)
    symbols, errors, too_large = (None, [], []) if breaches else read(source)
    # As Python's own parser, which ends lines at no other character.
    lines = source.replace("\r\n", "\n").split("\n")
    if symbols is not None:
        breaches = with_character_columns(check_security(symbols), lines)
        # The parser counts characters, as we do; the compiler counts bytes, as the tree does.
        errors = [] if breaches else with_character_columns(compile_errors(source), lines)
        complexity = complexity_by_function(symbols)
        report["lintWarnings"] = with_character_columns(check_lint(symbols), lines)
        report["importsUsed"] = imports_used(symbols)
        report["forbiddenImports"] = forbidden_imports(symbols)
        report["complexityByFunction"] = complexity[:MAX_FUNCTIONS]
        report["complexityScore"] = max(entry["complexity"] for entry in complexity)
        report["definesFunction"] = function_name in symbols.module.bound
    report["syntaxErrors"] = errors
    report["securityWarnings"] = [*breaches, *with_character_columns(too_large, lines)]
    report["status"] = "SYNTAX_ERROR" if errors else "SECURITY_ERROR" if report["securityWarnings"] else "VALID"
    return report


def dry_run(text):
    request = json.loads(text)
    started = time.perf_counter()
    value, error = running.run_dry(request["source"], request["functionName"], request["bars"])
    milliseconds = (time.perf_counter() - started) * 1000
    return json.dumps({"result": value, "error": error, "milliseconds": milliseconds})
