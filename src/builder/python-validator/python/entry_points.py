"""Answers requests: one line of JSON each on standard input and output."""

import io
import json
import sys
import time

import dry_run as running
from complexity import MAX_FUNCTIONS, complexity_by_function
from diagnostics import with_character_columns
from imports import forbidden_imports, imports_used
from lint import check_lint
from lockdown import lock_down
from security import check_security
from source_text import check_source_text
from syntax import compile_errors, parse

# Imported here, because files cannot be read any more when the first request comes.
import bisect, collections, csv, datetime, functools, itertools, statistics, typing  # noqa: E401, F401
# `datetime` and `Counter` import these when they first need them.
import _strptime, heapq  # noqa: E401, F401

WARM_UP = '''import math


def main():
    with open(math.inf, newline="") as file:
        return [row for row in file if row]
'''


def serve():
    """Answers requests until the input ends."""
    warm_up()
    lock_down()
    requests, answers = sys.stdin, sys.stdout
    sys.stdin, sys.stdout, sys.stderr = io.StringIO(), Discarded(), Discarded()
    answers.write('{"kind": "ready"}\n')
    answers.flush()
    for line in requests:
        request = json.loads(line)
        answer = inspect(request) if request["kind"] == "inspect" else dry_run(request)
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


class Discarded(io.TextIOBase):
    """A stream that keeps nothing of what is written to it."""

    def write(self, text):
        return len(text)


def inspect(request):
    source = request["source"]
    started_at = time.perf_counter()
    report = inspect_source(source, request.get("functionName"))
    report["lineCount"] = len(source.splitlines())
    report["milliseconds"] = (time.perf_counter() - started_at) * 1000
    return report


def warm_up():
    """Runs everything once, so that what is loaded on first use is loaded now."""
    inspect({"source": WARM_UP, "functionName": "main"})
    dry_run({"source": WARM_UP, "functionName": "main", "bars": {}})


def inspect_source(source, function_name):
    report = {
        "status": "VALID", "syntaxErrors": [], "securityWarnings": [], "lintWarnings": [], "importsUsed": [],
        "forbiddenImports": [], "complexityScore": 0, "complexityByFunction": [], "definesFunction": False,
    }
    violations = check_source_text(source)
    symbols, errors, limits_exceeded = (None, [], []) if violations else parse(source)
    # Like Python's parser, which treats no other character as the end of a line.
    lines = source.replace("\r\n", "\n").split("\n")
    if symbols is not None:
        violations = with_character_columns(check_security(symbols), lines)
        # Columns of the parser count characters; those of the compiler and of the tree count bytes.
        errors = [] if violations else with_character_columns(compile_errors(source), lines)
        complexity = complexity_by_function(symbols)
        report["lintWarnings"] = with_character_columns(check_lint(symbols), lines)
        report["importsUsed"] = imports_used(symbols)
        report["forbiddenImports"] = forbidden_imports(symbols)
        report["complexityByFunction"] = complexity[:MAX_FUNCTIONS]
        report["complexityScore"] = max(entry["complexity"] for entry in complexity)
        report["definesFunction"] = function_name in symbols.module.bound
    report["syntaxErrors"] = errors
    report["securityWarnings"] = [*violations, *with_character_columns(limits_exceeded, lines)]
    report["status"] = "SYNTAX_ERROR" if errors else "SECURITY_ERROR" if report["securityWarnings"] else "VALID"
    return report


def dry_run(request):
    started_at = time.perf_counter()
    value, error = running.run_dry(request["source"], request["functionName"], request["bars"])
    milliseconds = (time.perf_counter() - started_at) * 1000
    return {"result": value, "error": error, "milliseconds": milliseconds}
