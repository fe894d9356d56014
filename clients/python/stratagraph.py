"""Client of the Stratagraph API in one file: standard library only, typed, Python 3.9 or later.

    from stratagraph import Stratagraph

    api = Stratagraph()
    started = api.execute_strategy("bullish_breakout", tickers=["AAPL", "SYN0001"], as_of="2018-05-11")
    for delta in api.follow_run(started["run"]["id"]):
        print(delta["run"]["progressPercent"], [each["ticker"] for each in delta["newProgress"]])

Times are ISO 8601 texts with an offset, days `2018-05-11`, as the API has them. Every method raises:

- `RequestError`: the answer is an error as a whole, such as UNAUTHENTICATED or BAD_USER_INPUT. `code` says which.
- `Refused`: a mutation returned `userErrors`; nothing was changed.
- `Unavailable`: the server did not answer in `give_up_seconds`, however often it was asked.

Requests are repeated while there is no answer (a lost connection, 429, 503, an internal error), with random pauses that
grow; `retry-after` is honoured. All methods are safe to repeat: those that start something send an idempotency key.
"""

from __future__ import annotations

import http.client
import itertools
import json
import random
import re
import time
import urllib.error
import urllib.request
import uuid
from typing import Any, Callable, Iterator, Mapping, Optional, Sequence, TypedDict

__all__ = ["Stratagraph", "StratagraphError", "RequestError", "Refused", "Unavailable", "DOCUMENTS"]

MAX_ENTRIES = 1000
"""Maximum number of entries in one batch of `recordProgress`."""
MAX_WAIT_MS = 20_000
"""Maximum `wait_ms` of a poll, in milliseconds."""
MAX_DELAY_SECONDS = 30.0
"""Maximum pause between two attempts, in seconds, unless the server asks for more."""
MAX_INTERNAL_ERRORS = 3
"""Number of internal errors after which a request is not sent again."""


class StratagraphError(Exception):
    """Base of all errors of this module."""


class UserError(TypedDict):
    """One problem with the input of a mutation. `field` is the path to the value, such as ["input", "runId"]."""

    code: str
    field: Optional[list[str]]
    message: str


class RequestError(StratagraphError):
    """The server answered with an error in place of data. Sending the request again as it is would not help."""

    def __init__(self, code: str, message: str, status: int, request_id: str | None):
        super().__init__(f"{code}: {message}")
        self.code = code
        """`extensions.code`; `HTTP_404` and the like if the answer did not come from the API."""
        self.status = status
        """HTTP status."""
        self.request_id = request_id
        """Id under which the server's log has the request; None if there is none."""


class Refused(StratagraphError):
    """A mutation was refused: nothing was changed."""

    def __init__(self, user_errors: Sequence[UserError], payload: Mapping[str, Any]):
        super().__init__("; ".join(f"{each['code']}: {each['message']}" for each in user_errors))
        self.user_errors = user_errors
        self.payload = payload
        """The whole payload, such as the `run` that has already ended."""

    @property
    def code(self) -> str:
        """Code of the first problem."""
        return self.user_errors[0]["code"]


class Unavailable(StratagraphError):
    """The server did not answer, or only that it is not available, for longer than `give_up_seconds`."""


class Run(TypedDict):
    """A run of a strategy. `progressPercent` is 0 to 100; `durationMs` milliseconds from start to end."""

    id: str
    strategyCode: str
    version: str
    executionStatus: str
    exitStatus: Optional[str]
    errorMessage: Optional[str]
    health: str
    isTerminal: bool
    revision: int
    totalCount: int
    processedCount: int
    progressPercent: float
    currentTicker: Optional[str]
    startedAt: Optional[str]
    completedAt: Optional[str]
    durationMs: Optional[int]
    estimatedCompletion: Optional[str]


class TickerProgress(TypedDict):
    """One processed ticker. `sequenceNumber` counts from 1 without gaps; `processingTimeMs` is in milliseconds."""

    sequenceNumber: int
    ticker: str
    outcome: str
    score: Optional[float]
    classification: Optional[str]
    errorMessage: Optional[str]
    processingTimeMs: Optional[int]


class Delta(TypedDict):
    """What has changed in a run since a revision. Consecutive deltas contain every ticker exactly once, in order."""

    revision: int
    changed: bool
    hasMore: bool
    isTerminal: bool
    nextPollAfterMs: Optional[int]
    resetRequired: bool
    run: Run
    newProgress: list[TickerProgress]


class Result(TypedDict):
    """Outcome of the strategy for one ticker. `metrics` and `reasons` are those of the strategy."""

    ticker: str
    passed: bool
    score: Optional[float]
    classification: Optional[str]
    reasons: list[str]
    metrics: dict[str, Any]
    errorMessage: Optional[str]


class StartedRun(TypedDict):
    """A run that was started or resumed. Send `leaseEpoch` with every report of it."""

    run: Run
    leaseEpoch: int
    wasDeduplicated: bool


class Receipt(TypedDict):
    """Answer to one entry: ACCEPTED, DUPLICATE or CONFLICT (the first report is kept)."""

    ticker: str
    verdict: str
    sequenceNumber: int


class _EntryOptions(TypedDict, total=False):
    passed: bool
    score: Optional[float]
    classification: Optional[str]
    errorMessage: Optional[str]
    processingTimeMs: Optional[int]
    processedAt: Optional[str]
    reasons: Optional[list[str]]
    metrics: Optional[dict[str, Any]]


class Entry(_EntryOptions):
    """A processed ticker to report. `passed` is required unless `errorMessage` is set; times are in milliseconds."""

    ticker: str


def _fields(type_: Any) -> str:
    return " ".join(type_.__annotations__)


_RUN = _fields(Run)


def _mutation(name: str, type_of_input: str, more: str) -> str:
    fields = f"userErrors {{ code field message }} run {{ {_RUN} }} {more}"
    return f"mutation ($input: {type_of_input}!) {{ {name}(input: $input) {{ {fields} }} }}"


DOCUMENTS: dict[str, str] = {
    "strategyRun": f"query ($id: ID!) {{ strategyRun(id: $id) {{ {_RUN} }} }}",
    "remainingTickers": "query ($id: ID!, $first: Int!) { strategyRun(id: $id) { remainingTickers(first: $first) } }",
    "strategyRunDelta": f"""query ($runId: ID!, $since: Int!, $waitMs: Int!) {{
      strategyRunDelta(runId: $runId, sinceRevision: $since, waitMs: $waitMs) {{
        revision changed hasMore isTerminal nextPollAfterMs resetRequired
        run {{ {_RUN} }} newProgress {{ {_fields(TickerProgress)} }}
      }}
    }}""",
    "strategyRuns": f"""query ($filter: StrategyRunFilter, $after: String) {{
      strategyRuns(filter: $filter, first: 100, after: $after) {{
        nodes {{ {_RUN} }} pageInfo {{ hasNextPage endCursor }}
      }}
    }}""",
    "results": f"""query ($id: ID!, $filter: StrategyResultFilter, $after: String) {{
      strategyRun(id: $id) {{
        results(filter: $filter, first: 500, after: $after) {{
          nodes {{ {_fields(Result)} }} pageInfo {{ hasNextPage endCursor }}
        }}
      }}
    }}""",
    "executeStrategy": _mutation("executeStrategy", "ExecuteStrategyInput", "leaseEpoch wasDeduplicated"),
    "startStrategyRun": _mutation("startStrategyRun", "StartStrategyRunInput", "leaseEpoch wasDeduplicated"),
    "resumeStrategyRun": _mutation("resumeStrategyRun", "StrategyRunInput", "leaseEpoch wasDeduplicated"),
    "recordProgress": _mutation(
        "recordProgress", "RecordProgressInput", "shouldStop receipts { ticker verdict sequenceNumber }"
    ),
    "completeStrategyRun": _mutation("completeStrategyRun", "FinishStrategyRunInput", ""),
    "failStrategyRun": _mutation("failStrategyRun", "FinishStrategyRunInput", ""),
    "cancelStrategyRun": _mutation("cancelStrategyRun", "StrategyRunInput", ""),
}
"""Every document that the client sends."""


class _NoAnswer(Exception):
    def __init__(self, reason: str, seconds: float | None = None, error: RequestError | None = None):
        super().__init__(reason)
        self.seconds = seconds
        self.internal_error = error if error is not None and error.code == "INTERNAL_SERVER_ERROR" else None


class Stratagraph:
    """The API of one server for one user. Threads may share it."""

    def __init__(
        self,
        url: str = "http://127.0.0.1:4000/graphql",
        token: str | None = None,
        *,
        timeout_seconds: float = 75.0,
        give_up_seconds: float = 120.0,
        sleep: Callable[[float], object] = time.sleep,
    ):
        """
        :param url: address of `/graphql`.
        :param token: token of the user (`npm run token`); none for a local server without tokens.
        :param timeout_seconds: time without a byte of an answer after which a request counts as lost.
        :param give_up_seconds: time after which no further attempt is made and `Unavailable` is raised; 0 for one attempt.
        :param sleep: waits for a number of seconds; another one can stop the client by an exception.
        """
        self.url = url
        self.timeout_seconds = timeout_seconds
        self.give_up_seconds = give_up_seconds
        self._sleep = sleep
        self._headers = {"content-type": "application/json"}
        if token is not None:
            self._headers["authorization"] = f"Bearer {token}"

    # Any document

    def execute(
        self, document: str, variables: Mapping[str, Any] | None = None, *, is_repeatable: bool | None = None
    ) -> dict[str, Any]:
        """Sends a document with one operation and returns its `data`.

        :param is_repeatable: whether it may be sent again when the answer was lost. By default queries are, mutations
            are not. What surely was not carried out (no connection, 429) is always sent again.
        :raises ValueError: for variables with NaN or infinity, which JSON does not have.
        :raises RequestError: also for a query that has both data and errors.
        """
        if is_repeatable is None:
            is_repeatable = re.search(r"^\s*mutation\b", document, re.MULTILINE) is None
        body = json.dumps({"query": document, "variables": dict(variables or {})}, allow_nan=False).encode()
        give_up_at = time.monotonic() + self.give_up_seconds
        internal_errors = 0
        for attempt in itertools.count():
            try:
                return self._send(body, is_repeatable)
            except _NoAnswer as error:
                internal_errors += error.internal_error is not None
                if error.internal_error is not None and internal_errors > MAX_INTERNAL_ERRORS:
                    raise error.internal_error from None
                delay = _delay(attempt, error.seconds)
                if time.monotonic() + delay >= give_up_at:
                    raise Unavailable(str(error)) from error
                self._sleep(delay)
        raise AssertionError

    def mutate(self, name: str, values: Mapping[str, Any]) -> dict[str, Any]:
        """Sends one of the mutations of `DOCUMENTS` and returns its payload.

        :param values: its input; names without a value (None) are left out.
        :raises Refused: if the payload has `userErrors`.
        """
        given = {key: value for key, value in values.items() if value is not None}
        payload: dict[str, Any] = self.execute(DOCUMENTS[name], {"input": given}, is_repeatable=True)[name]
        if payload["userErrors"]:
            raise Refused(payload["userErrors"], payload)
        return payload

    def nodes(self, document: str, path: str, variables: Mapping[str, Any] | None = None) -> Iterator[dict[str, Any]]:
        """Yields all nodes of a list, page after page.

        :param document: a query with the variable `$after: String` that selects `nodes` and
            `pageInfo { hasNextPage endCursor }` of the list.
        :param path: where the list is in the data, such as `strategyRun.results`. Nothing is yielded if it is null there.
        """
        after: str | None = None
        while True:
            page: Any = self.execute(document, {**(variables or {}), "after": after})
            for name in path.split("."):
                page = page and page[name]
            if page is None:
                return
            yield from page["nodes"]
            if not page["pageInfo"]["hasNextPage"]:
                return
            after = page["pageInfo"]["endCursor"]

    # Runs

    def run(self, run_id: str) -> Run | None:
        """Returns a run; None if it does not exist or the user cannot see it."""
        run: Run | None = self.execute(DOCUMENTS["strategyRun"], {"id": run_id})["strategyRun"]
        return run

    def runs(self, **filter_: Any) -> Iterator[Run]:
        """Yields the user's runs, the latest first. Names are those of `StrategyRunFilter`, such as `statusIn=["RUNNING"]`."""
        yield from self.nodes(DOCUMENTS["strategyRuns"], "strategyRuns", {"filter": filter_})  # type: ignore[misc]

    def results(self, run_id: str, **filter_: Any) -> Iterator[Result]:
        """Yields the results of a run, the best score first. Names are those of `StrategyResultFilter`: `passed=True`."""
        variables = {"id": run_id, "filter": filter_}
        yield from self.nodes(DOCUMENTS["results"], "strategyRun.results", variables)  # type: ignore[misc]

    def execute_strategy(
        self,
        strategy_code: str | None = None,
        *,
        instance_id: str | None = None,
        tickers: Sequence[str] | None = None,
        source: str | None = None,
        params: Mapping[str, Any] | None = None,
        min_score: float | None = None,
        as_of: str | None = None,
        idempotency_key: str | None = None,
    ) -> StartedRun:
        """Lets the server execute a strategy over a universe in the background.

        :param strategy_code: a built-in strategy; or `instance_id`, a strategy of the user.
        :param tickers: up to 100,000 tickers; or `source`, one of `UniverseSource`.
        :param as_of: last day of prices to use, such as `2018-05-11`; the latest by default.
        :param idempotency_key: of your own, to get the same run in another process too; a new one by default.
        :raises Refused: NOT_FOUND, INVALID_VALUE, REQUIRED, OUT_OF_RANGE, LIMIT_EXCEEDED (too many runs),
            INVALID_TRANSITION (an archived strategy), IDEMPOTENCY_KEY_REUSED.
        """
        universe = {"tickers": list(tickers)} if tickers is not None else {"source": source}
        values = {
            "strategyCode": strategy_code,
            "instanceId": instance_id,
            "universe": universe,
            "params": params,
            "minScore": min_score,
            "asOf": as_of,
            "idempotencyKey": idempotency_key or str(uuid.uuid4()),
        }
        return self.mutate("executeStrategy", values)  # type: ignore[return-value]

    def follow_run(self, run_id: str, since_revision: int = 0, wait_ms: int = 15_000) -> Iterator[Delta]:
        """Yields every change of a run until it has ended. To go on later, pass the last `revision`.

        :param wait_ms: time that the server may wait for a change, 0 to 20,000 milliseconds. With 0 the pauses are
            those that the server recommends, a second or more.
        :raises LookupError: if the run does not exist or the user cannot see it.
        :raises RequestError: BAD_USER_INPUT if `wait_ms` is out of range.
        """
        variables = {"runId": run_id, "since": since_revision, "waitMs": wait_ms}
        while True:
            delta: Delta | None = self.execute(DOCUMENTS["strategyRunDelta"], variables)["strategyRunDelta"]
            if delta is None:
                raise LookupError(f"Run {run_id} does not exist, or you cannot see it.")
            if delta["changed"] or delta["isTerminal"]:
                yield delta
            if delta["nextPollAfterMs"] is None:
                return
            variables["since"] = delta["revision"]
            self._sleep(delta["nextPollAfterMs"] / 1000)

    def wait_for_run(self, run_id: str) -> Run:
        """Waits until a run has ended, and returns it. Errors as for `follow_run`."""
        run: Run | None = None
        for delta in self.follow_run(run_id):
            run = delta["run"]
        assert run is not None
        return run

    def cancel_run(self, run_id: str) -> Run:
        """Cancels a run. What is recorded is kept. :raises Refused: NOT_FOUND; RUN_TERMINAL if it has already ended."""
        run: Run = self.mutate("cancelStrategyRun", {"runId": run_id})["run"]
        return run

    # Runs that this program executes

    def start_run(
        self,
        strategy_code: str,
        version: str,
        *,
        tickers: Sequence[str] | None = None,
        total_count: int | None = None,
        params: Mapping[str, Any] | None = None,
        universe_source: str | None = None,
        min_score: float | None = None,
        idempotency_key: str | None = None,
    ) -> StartedRun:
        """Starts a run that this program executes; it is RUNNING at once.

        :param tickers: the universe, up to 100,000; or `total_count`, their number (0 or None: unknown).
        :param idempotency_key: of your own, to get the same run in another process too; a new one by default.
        :raises Refused: INVALID_VALUE, REQUIRED, DUPLICATE (a ticker), OUT_OF_RANGE, LIMIT_EXCEEDED (too many runs),
            IDEMPOTENCY_KEY_REUSED.
        """
        values = {
            "strategyCode": strategy_code,
            "version": version,
            "params": dict(params or {}),
            "tickers": None if tickers is None else list(tickers),
            "totalCount": total_count,
            "universeSource": universe_source,
            "minScore": min_score,
            "idempotencyKey": idempotency_key or str(uuid.uuid4()),
        }
        return self.mutate("startStrategyRun", values)  # type: ignore[return-value]

    def resume_run(self, run_id: str, idempotency_key: str | None = None) -> StartedRun:
        """Resumes a FAILED or CANCELLED run under a new lease; what remains is in `remaining_tickers`.

        :raises Refused: NOT_FOUND; RUN_TERMINAL if it is completed; INVALID_TRANSITION if it has not ended, or its
            timeline was deleted; LIMIT_EXCEEDED (too many runs).
        """
        values = {"runId": run_id, "idempotencyKey": idempotency_key or str(uuid.uuid4())}
        return self.mutate("resumeStrategyRun", values)  # type: ignore[return-value]

    def remaining_tickers(self, run_id: str, first: int = 1000) -> list[str]:
        """Returns up to `first` (1 to 1000) tickers of the universe that are not recorded yet, in its order."""
        run = self.execute(DOCUMENTS["remainingTickers"], {"id": run_id, "first": first})["strategyRun"]
        return [] if run is None else list(run["remainingTickers"])

    def record_progress(self, run_id: str, lease_epoch: int, entries: Sequence[Entry] = ()) -> list[Receipt]:
        """Records processed tickers in batches of up to 1000, each as a whole; without entries it is a sign of life.

        A ticker that was recorded before is answered with DUPLICATE, or CONFLICT if the result differs.

        :raises Refused: RUN_TERMINAL and LEASE_LOST, after which this program must stop; RUN_NOT_RUNNING; FORBIDDEN if
            the server executes the run; REQUIRED, INVALID_VALUE, OUT_OF_RANGE and DUPLICATE for entries; NOT_FOUND.
        """
        receipts: list[Receipt] = []
        for start in range(0, max(1, len(entries)), MAX_ENTRIES):
            batch = list(entries[start : start + MAX_ENTRIES])
            values = {"runId": run_id, "leaseEpoch": lease_epoch, "entries": batch}
            receipts += self.mutate("recordProgress", values)["receipts"]
        return receipts

    def complete_run(self, run_id: str, lease_epoch: int, exit_status: str | None = None) -> Run:
        """Ends a run as COMPLETED. The same end again succeeds.

        :raises Refused: RUN_TERMINAL if it has ended otherwise; LEASE_LOST; FORBIDDEN if the server executes it;
            RUN_NOT_RUNNING; NOT_FOUND.
        """
        return self._finish("completeStrategyRun", run_id, lease_epoch, exit_status, None)

    def fail_run(self, run_id: str, lease_epoch: int, error_message: str, exit_status: str | None = None) -> Run:
        """Ends a run as FAILED; what is recorded is kept. Errors as for `complete_run`."""
        return self._finish("failStrategyRun", run_id, lease_epoch, exit_status, error_message)

    def _finish(self, name: str, run_id: str, lease_epoch: int, status: str | None, message: str | None) -> Run:
        values = {"runId": run_id, "leaseEpoch": lease_epoch, "exitStatus": status, "errorMessage": message}
        run: Run = self.mutate(name, values)["run"]
        return run

    # One attempt

    def _send(self, body: bytes, is_repeatable: bool) -> dict[str, Any]:
        """Returns the data of one answer; raises `_NoAnswer` if the request can be sent again."""
        request = urllib.request.Request(self.url, body, self._headers)
        try:
            try:
                status, headers, text = _read(urllib.request.urlopen(request, timeout=self.timeout_seconds))
            except urllib.error.HTTPError as error:
                status, headers, text = _read(error)
        except (OSError, http.client.HTTPException) as error:
            reason = f"The server did not answer: {error}"
            was_sent = not isinstance(getattr(error, "reason", None), ConnectionRefusedError)
            if was_sent and not is_repeatable:
                raise Unavailable(f"{reason}; it is not known whether the request was carried out") from error
            raise _NoAnswer(reason) from error
        try:
            answer: Any = json.loads(text)
            errors: Any = answer.get("errors")
        except (ValueError, AttributeError):
            answer, errors = {}, [{"message": "The answer is not one of the API."}]
        if not errors and isinstance(answer.get("data"), dict):
            return answer["data"]  # type: ignore[no-any-return]
        error: Any = errors[0] if errors else {"message": "The answer has no data."}
        extensions: Any = error.get("extensions") or {}
        code = str(extensions.get("code") or f"HTTP_{status}")
        may_repeat = status == 429 or (is_repeatable and (status >= 500 or code == "INTERNAL_SERVER_ERROR"))
        failure = RequestError(code, error["message"], status, extensions.get("requestId"))
        if not may_repeat:
            raise failure
        seconds = headers.get("retry-after") or ""
        raise _NoAnswer(str(failure), float(seconds) if seconds.isdigit() else None, failure)


def _read(response: Any) -> tuple[int, Any, bytes]:
    with response:
        return response.status, response.headers, response.read()


def _delay(attempt: int, requested: float | None) -> float:
    """Seconds before the next attempt: random, so that clients do not return all at once after an outage."""
    if requested is not None:
        return requested + random.uniform(0, 1)
    return random.uniform(0.1, min(MAX_DELAY_SECONDS, 0.5 * 2 ** min(attempt, 10)))
