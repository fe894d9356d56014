#!/usr/bin/env python3
"""Executes a strategy outside of the server and reports a run of it. Standard library only, Python 3.9 or later.

    python3 executor.py --state run.json --strategy my_screen --tickers AAPL,SYN0001

Your own strategy is a function in a file of yours:

    from executor import main
    def evaluate(ticker, params): return {"passed": True, "score": 6.5}
    raise SystemExit(main(evaluate))

The process may be killed at any time: started again with the same --state, it goes on with the tickers that the server
does not have yet. Exit codes: 0 the run is completed, or SIGTERM or Ctrl-C stopped the program; 1 start it again later;
2 somebody has to act; 3 the run has failed, was cancelled, or belongs to another executor.
"""

from __future__ import annotations

import argparse
import hashlib
import http.client
import itertools
import json
import os
import random
import signal
import sys
import threading
import time
import urllib.error
import urllib.request
import uuid
from typing import Any, Callable

Evaluate = Callable[[str, "dict[str, Any]"], "dict[str, Any]"]

MAX_TICKERS = 1000  # that one request reads
MAX_DELAY_SECONDS = 30.0  # between two attempts
MAX_BODY_BYTES = 1_000_000  # a USER may send 1 MB; a server that refuses more closes the connection while it is sent
MAX_INTERNAL_ERRORS = 10  # in a row; with another one the program ends
TIMEOUT_SECONDS = 75.0  # longer than the server's own limits

# Codes of whole answers (`extensions.code`) and of `userErrors`, by what to do. With all others: stop, somebody has to act.
TRY_AGAIN = {"SERVICE_UNAVAILABLE", "TOO_MANY_REQUESTS", "INTERNAL_SERVER_ERROR"}
ENTRY_IS_REFUSED = {
    *("PAYLOAD_TOO_LARGE", "BAD_USER_INPUT", "BAD_REQUEST"),
    *("REQUIRED", "INVALID_VALUE", "OUT_OF_RANGE", "DUPLICATE", "LIMIT_EXCEEDED"),
}

FIELDS = "userErrors { code field message } run { id executionStatus exitStatus processedCount totalCount }"
MUTATIONS = {
    name: f"mutation ($input: {type_of_input}!) {{ {name}(input: $input) {{ {FIELDS} {more} }} }}"
    for name, type_of_input, more in [
        ("startStrategyRun", "StartStrategyRunInput", "leaseEpoch"),
        ("resumeStrategyRun", "StrategyRunInput", "leaseEpoch"),
        ("recordProgress", "RecordProgressInput", "shouldStop receipts { verdict }"),
        ("completeStrategyRun", "FinishStrategyRunInput", ""),
        ("failStrategyRun", "FinishStrategyRunInput", ""),
    ]
}
READ_RUN = """query ($id: ID!, $first: Int!) {
  strategyRun(id: $id) { executionStatus exitStatus params universeSize remainingTickers(first: $first) }
}"""


class Exit(Exception):
    """Ends the program with an exit code."""

    def __init__(self, code: int, message: str):
        super().__init__(message)
        self.code = code


class RunFailed(Exception):
    """Raise it in `evaluate` when the whole run cannot go on. Any other exception is the result of its ticker only."""


class TryAgain(Exception):
    """Nothing was answered, or that the server is not available; `seconds` is what it asks to wait, if it does."""

    def __init__(self, reason: str, seconds: float | None = None, code: str | None = None):
        super().__init__(reason)
        self.seconds = seconds
        self.code = code


class Refused(Exception):
    """The server, or the format of JSON, does not accept what the request contains."""

    def __init__(self, code: str, message: str, run: dict[str, Any] | None = None):
        super().__init__(f"{code}: {message}")
        self.code = code
        self.run = run


def log(message: str) -> None:
    print(time.strftime("%H:%M:%S"), message, flush=True)


class Api:
    """The server. Every call is safe to repeat, so `call` repeats it until there is an answer."""

    def __init__(self, url: str, token: str | None, stopping: threading.Event):
        self.url = url
        self.stopping = stopping
        self.headers = {"content-type": "application/json"}
        if token:
            self.headers["authorization"] = f"Bearer {token}"

    def call(self, document: str, variables: dict[str, Any]) -> dict[str, Any]:
        internal_errors = 0
        for attempt in itertools.count():
            try:
                return self.call_once(document, variables)
            except TryAgain as error:
                internal_errors = internal_errors + 1 if error.code == "INTERNAL_SERVER_ERROR" else 0
                if internal_errors > MAX_INTERNAL_ERRORS:
                    raise Exit(1, str(error)) from error
                delay = self.delay(attempt, error.seconds)
                log(f"{error}; attempt {attempt + 2} in {delay:.1f} s")
            if self.stopping.wait(delay):
                raise Exit(0, "Stopped without an answer; start the program again to go on.")
        raise AssertionError

    @staticmethod
    def delay(attempt: int, requested: float | None) -> float:
        """Seconds before the next attempt: random, so that executors do not return all at once after an outage."""
        if requested is not None:
            return requested + random.uniform(0, 1)
        return random.uniform(0.1, min(MAX_DELAY_SECONDS, 0.5 * 2 ** min(attempt, 10)))

    def call_once(self, document: str, variables: dict[str, Any]) -> dict[str, Any]:
        try:
            body = json.dumps({"query": document, "variables": variables}, allow_nan=False).encode()
        except (TypeError, ValueError) as error:  # NaN, infinity, or an object that is no JSON
            raise Refused("BAD_USER_INPUT", str(error)) from error
        if len(body) > MAX_BODY_BYTES:
            raise Refused("PAYLOAD_TOO_LARGE", f"The request has {len(body)} bytes; the maximum is {MAX_BODY_BYTES}.")
        try:
            with urllib.request.urlopen(
                urllib.request.Request(self.url, body, self.headers), timeout=TIMEOUT_SECONDS
            ) as response:
                status, headers, text = response.status, response.headers, response.read()
        except urllib.error.HTTPError as error:
            with error:
                try:
                    status, headers, text = error.code, error.headers, error.read()
                except (OSError, http.client.HTTPException):
                    raise TryAgain("The answer was cut off") from error
        except (OSError, http.client.HTTPException) as error:  # no connection, a lost one, a timeout
            raise TryAgain(f"No answer: {error}") from error
        return self.data_of(status, headers, text)

    @staticmethod
    def data_of(status: int, headers: Any, text: bytes) -> dict[str, Any]:
        try:
            answer: Any = json.loads(text)
            error: Any = (answer.get("errors") or [None])[0]
        except (ValueError, AttributeError):  # the page of a proxy, or of another server
            if status == 200:
                raise TryAgain("The answer is no JSON; is the URL right?", code="INTERNAL_SERVER_ERROR") from None
            answer, error = {}, {"message": f"HTTP {status} without JSON"}
        if error is None and answer.get("data"):
            return answer["data"]
        error = error or {"message": f"HTTP {status} without data"}
        code = (error.get("extensions") or {}).get("code")
        reason = f"{code or status}: {error.get('message')}"
        if code in TRY_AGAIN or (code is None and (status == 429 or status >= 500)):
            seconds = headers.get("retry-after") or ""
            raise TryAgain(reason, float(seconds) if seconds.isdigit() else None, code)
        if code in ENTRY_IS_REFUSED:
            raise Refused(code, error["message"])
        raise Exit(2, reason)

    def mutate(self, name: str, given: dict[str, Any]) -> dict[str, Any]:
        payload = self.call(MUTATIONS[name], {"input": given})[name]
        if payload["userErrors"]:
            first = payload["userErrors"][0]
            raise Refused(first["code"], first["message"], payload["run"])
        return payload


class State:
    """What must survive a kill, in a file: keys before they are sent, the run and its lease, the end that was decided."""

    def __init__(self, path: str):
        self.path = path
        self.lock = self.lock_file()
        self.values: dict[str, Any] = {}
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                self.values = json.load(file)

    def lock_file(self) -> Any:
        """One process per state. The operating system unlocks the file however the process ends."""
        file = open(f"{self.path}.lock", "w", encoding="utf-8")
        try:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except ImportError:  # Windows: take care yourself
            pass
        except OSError as error:
            raise Exit(2, f"Another process uses {self.path}.") from error
        return file

    def save(self, **values: Any) -> None:
        """Sets values, or removes those that are None. The file is the earlier one or the new one, never a part."""
        self.values = {name: value for name, value in {**self.values, **values}.items() if value is not None}
        with open(f"{self.path}.new", "w", encoding="utf-8") as file:
            json.dump(self.values, file, indent=2)
            file.flush()
            os.fsync(file.fileno())
        os.replace(f"{self.path}.new", self.path)

    def remove(self) -> None:
        if os.path.exists(self.path):
            os.remove(self.path)


class Executor:
    def __init__(self, api: Api, state: State, evaluate: Evaluate, options: argparse.Namespace):
        self.api = api
        self.state = state
        self.evaluate = evaluate
        self.options = options
        self.wakes = threading.Event()  # the heartbeat was told that the run has ended or has another executor
        self.reported_at = time.monotonic()

    def execute(self) -> None:
        self.claim()
        threading.Thread(target=self.beat, daemon=True).start()
        if "end" not in self.state.values:
            try:
                self.process()
                self.state.save(end="completeStrategyRun")
            except RunFailed as error:
                self.state.save(end="failStrategyRun", errorMessage=str(error) or "RunFailed")
        self.finish()

    def claim(self) -> None:
        """Starts the run, or resumes it under a new lease. Keys are saved first, so a repeated request changes nothing."""
        if self.state.values:
            log(f"going on with {self.state.path}; strategy, parameters and tickers are those of its first start")
        elif self.options.run:
            self.state.save(runId=self.options.run, resumeKey=str(uuid.uuid4()))
        else:
            self.state.save(start={**start_of(self.options), "idempotencyKey": str(uuid.uuid4())})
        if "runId" not in self.state.values:
            try:
                payload = self.api.mutate("startStrategyRun", self.state.values["start"])
            except Refused as refusal:
                if refusal.code != "IDEMPOTENCY_KEY_REUSED":
                    self.state.remove()  # nothing was started
                raise Exit(2, str(refusal)) from refusal
            self.state.save(runId=payload["run"]["id"], leaseEpoch=payload["leaseEpoch"])
            log(f"started run {payload['run']['id']}")
        elif "resumeKey" in self.state.values:
            self.resume()

    def resume(self) -> None:
        run_id = self.state.values["runId"]
        self.state.save(resumeKey=self.state.values.get("resumeKey") or str(uuid.uuid4()))
        try:
            given = {"runId": run_id, "idempotencyKey": self.state.values["resumeKey"]}
            payload = self.api.mutate("resumeStrategyRun", given)
        except Refused as refusal:
            if refusal.code == "LIMIT_EXCEEDED":
                raise Exit(1, str(refusal)) from refusal
            if refusal.code in {"RUN_TERMINAL", "INVALID_TRANSITION"}:
                self.leave(refusal)
            raise Exit(2, str(refusal)) from refusal
        self.state.save(leaseEpoch=payload["leaseEpoch"], resumeKey=None)
        log(f"resumed run {run_id} with lease {payload['leaseEpoch']}")

    def process(self) -> None:
        """Evaluates what the server does not have yet. The server knows it best, whatever was lost on the way."""
        while True:
            self.record([])  # whether the lease is still valid, before anything is evaluated
            run = self.api.call(READ_RUN, {"id": self.state.values["runId"], "first": MAX_TICKERS})["strategyRun"]
            if run is None:
                raise Exit(2, "NOT_FOUND: the run does not exist, or the token is of another user.")
            if run["universeSize"] is None:
                raise Exit(2, "The run does not list its tickers, so this program cannot know what remains.")
            tickers = run["remainingTickers"]
            if not tickers:
                return
            self.process_tickers(tickers, run["params"])

    def process_tickers(self, tickers: list[str], params: dict[str, Any]) -> None:
        batch: list[dict[str, Any]] = []
        for ticker in tickers:
            try:
                batch.append(self.entry_of(ticker, params))
            except RunFailed:
                self.record(batch)
                raise
            is_late = time.monotonic() - self.reported_at >= self.options.batch_seconds
            is_stopping = self.api.stopping.is_set()
            if len(batch) >= self.options.batch_size or is_late or is_stopping or self.wakes.is_set():
                self.wakes.clear()
                self.record(batch)
                batch = []
            if is_stopping:
                raise Exit(0, "Stopped; start the program again to go on.")
        if batch:
            self.record(batch)

    def entry_of(self, ticker: str, params: dict[str, Any]) -> dict[str, Any]:
        started = time.monotonic()
        try:
            entry = dict(self.evaluate(ticker, params))
        except RunFailed:
            raise
        except Exception as error:  # the result of this ticker: outcome ERROR
            entry = {"errorMessage": f"{type(error).__name__}: {error}"[:10_000]}
        return {**entry, "ticker": ticker, "processingTimeMs": round(1000 * (time.monotonic() - started))}

    def record(self, entries: list[dict[str, Any]]) -> None:
        """Sends a batch until it is stored. Entries that the server has already are answered DUPLICATE or CONFLICT."""
        try:
            payload = self.api.mutate("recordProgress", {**self.lease(), "entries": entries})
        except Refused as refusal:
            self.answer_refusal(entries, refusal)
            return
        self.reported_at = time.monotonic()
        if entries:
            verdicts = [receipt["verdict"] for receipt in payload["receipts"]]
            run = payload["run"]
            log(f"recorded {verdicts.count('ACCEPTED')} of {len(entries)}: {run['processedCount']}/{run['totalCount']}")

    def answer_refusal(self, entries: list[dict[str, Any]], refusal: Refused) -> None:
        run = refusal.run
        if refusal.code == "RUN_TERMINAL" and run and run["exitStatus"] == "worker_lost":
            log("the server has missed reports for too long and ended the run")
            self.resume()
            self.record(entries)
        elif refusal.code in {"RUN_TERMINAL", "LEASE_LOST"}:
            self.leave(refusal)
        elif refusal.code not in ENTRY_IS_REFUSED or not entries:
            raise Exit(2, str(refusal)) from refusal
        elif len(entries) > 1:  # one bad entry must not keep back the others
            self.record(entries[: len(entries) // 2])
            self.record(entries[len(entries) // 2 :])
        elif "passed" in entries[0] or "errorMessage" not in entries[0]:
            log(f"{entries[0]['ticker']} is refused: {refusal}")
            self.record([{"ticker": entries[0]["ticker"], "errorMessage": f"The result was refused: {refusal}"[:1000]}])
        else:
            raise Exit(2, str(refusal)) from refusal

    def finish(self) -> None:
        """Reports the end that was decided. The same end again succeeds, so an answer may have been lost."""
        end = self.state.values["end"]
        try:
            run = self.api.mutate(end, {**self.lease(), "errorMessage": self.state.values.get("errorMessage")})["run"]
        except Refused as refusal:
            if refusal.code not in {"RUN_TERMINAL", "LEASE_LOST"}:
                raise Exit(2, str(refusal)) from refusal
            self.leave(refusal)
            return
        self.state.remove()
        log(f"run {run['id']} is {run['executionStatus']}: {run['processedCount']}/{run['totalCount']}")
        if end == "failStrategyRun":
            raise Exit(3, "The run has failed.")

    def leave(self, refusal: Refused) -> None:
        """The run has ended, or belongs to another executor: nothing is left to do here."""
        self.state.remove()
        is_completed = refusal.run is not None and refusal.run["executionStatus"] == "COMPLETED"
        raise Exit(0 if is_completed else 3, str(refusal))

    def lease(self) -> dict[str, Any]:
        return {"runId": self.state.values["runId"], "leaseEpoch": self.state.values["leaseEpoch"]}

    def beat(self) -> None:
        """Heartbeat: a batch without entries whenever an evaluation takes long. Only the main thread decides on answers."""
        while True:
            time.sleep(self.options.heartbeat_seconds)
            if time.monotonic() - self.reported_at < self.options.heartbeat_seconds:
                continue
            try:
                given = {"input": {**self.lease(), "entries": []}}
                if self.api.call_once(MUTATIONS["recordProgress"], given)["recordProgress"]["shouldStop"]:
                    self.wakes.set()
            except (TryAgain, Refused, Exit):
                pass  # the next batch gets the same answer


def example(ticker: str, params: dict[str, Any]) -> dict[str, Any]:
    """Stands for your strategy: a number that depends on the ticker alone. `params.seconds` is how long it takes."""
    time.sleep(params.get("seconds", 0))
    score = hashlib.sha256(ticker.encode()).digest()[0] % 9
    return {"passed": score >= 6, "score": score, "classification": "Buy" if score >= 6 else "Watch"}


def start_of(options: argparse.Namespace) -> dict[str, Any]:
    tickers = options.tickers
    if tickers.startswith("@"):
        with open(tickers[1:], encoding="utf-8") as file:
            tickers = file.read()
    return {
        "strategyCode": options.strategy,
        "version": options.version,
        "params": json.loads(options.params),
        "tickers": tickers.replace(",", " ").split(),
    }


def options_of(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Executes a strategy and reports a run of it.")
    add = parser.add_argument
    add("--state", required=True, help="file that keeps the run between starts; one per run")
    add("--url", default=os.environ.get("STRATAGRAPH_URL", "http://127.0.0.1:4000/graphql"))
    add("--strategy", default="my_screen", help="code of the strategy")
    add("--version", default="1", help="version of the strategy")
    add("--params", default="{}", help="parameters of the strategy, a JSON object")
    add("--tickers", default="", help="the universe, separated by commas, or @FILE")
    add("--run", help="take over this failed or cancelled run instead of starting one")
    add("--batch-size", type=int, default=50, help="entries per report, up to 1000")
    add("--batch-seconds", type=float, default=5, help="seconds after which a smaller batch is sent")
    add("--heartbeat-seconds", type=float, default=5, help="seconds of silence before a sign of life")
    return parser.parse_args(arguments)


def main(evaluate: Evaluate, arguments: list[str] | None = None) -> int:
    options = options_of(arguments)
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    try:
        api = Api(options.url, os.environ.get("STRATAGRAPH_TOKEN"), stopping)
        Executor(api, State(options.state), evaluate, options).execute()
    except Exit as end:
        log(str(end))
        return end.code
    except Refused as refusal:
        log(str(refusal))
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(example))
