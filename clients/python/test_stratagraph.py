"""Tests of the client against a server that answers from a script: python3 -m unittest test_stratagraph"""

from __future__ import annotations

import json
import threading
import unittest
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Dict, Optional, Tuple

from stratagraph import Refused, RequestError, Stratagraph, Unavailable

Answer = Optional[Tuple[int, Dict[str, str], str]]  # status, headers and body; None: no answer


def data(**fields: Any) -> tuple[int, dict[str, str], str]:
    return 200, {}, json.dumps({"data": fields})


def failure(code: str, status: int = 200, **headers: str) -> tuple[int, dict[str, str], str]:
    error = {"message": "A fault.", "extensions": {"code": code, "requestId": "r1"}}
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return status, names, json.dumps({"errors": [error]})


class ScriptedServer:
    """Answers one request after another; None closes the connection without an answer."""

    def __init__(self, *answers: Answer):
        script = list(answers)
        self.bodies: list[dict[str, Any]] = []
        self.headers: list[Any] = []
        bodies, headers = self.bodies, self.headers

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                bodies.append(json.loads(self.rfile.read(int(self.headers["content-length"]))))
                headers.append(self.headers)
                answer: Any = script.pop(0)
                if answer is None:
                    return
                status, names, text = answer
                self.send_response(status)
                for name, value in names.items():
                    self.send_header(name, value)
                self.send_header("content-length", str(len(text)))
                self.end_headers()
                self.wfile.write(text.encode())

            def log_message(self, format: str, *args: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}/graphql"


class ClientTest(unittest.TestCase):
    def client(self, *answers: Answer, **options: Any) -> Stratagraph:
        self.script = ScriptedServer(*answers)
        self.addCleanup(self.script.server.server_close)
        self.addCleanup(self.script.server.shutdown)
        self.pauses: list[float] = []
        return Stratagraph(self.script.url, sleep=self.pauses.append, **options)

    def test_sends_the_token_and_returns_data(self) -> None:
        api = self.client(data(viewer={"role": "USER"}), token="secret")
        self.assertEqual(api.execute("{ viewer { role } }"), {"viewer": {"role": "USER"}})
        self.assertEqual(self.script.headers[0]["authorization"], "Bearer secret")

    def test_sends_queries_again_until_there_is_an_answer(self) -> None:
        busy = failure("SERVICE_UNAVAILABLE", 503, retry_after="7")
        proxy = (502, {}, "<html>")
        api = self.client(busy, None, proxy, failure("INTERNAL_SERVER_ERROR"), (200, {}, '{"data": {"a": 1}}'))
        self.assertEqual(api.execute("{ a }"), {"a": 1})
        self.assertEqual(len(self.pauses), 4)
        self.assertTrue(7 <= self.pauses[0] <= 8, self.pauses)
        self.assertTrue(all(0.1 <= pause <= 8 for pause in self.pauses[1:]), self.pauses)

    def test_sends_the_same_mutation_again_with_the_same_key(self) -> None:
        payload = {"userErrors": [], "run": {"id": "1"}, "leaseEpoch": 1, "wasDeduplicated": False}
        api = self.client(None, data(startStrategyRun=payload))
        self.assertEqual(api.start_run("a", "1", tickers=["A"])["run"]["id"], "1")
        first, second = self.script.bodies
        self.assertEqual(first, second)
        self.assertEqual(len(first["variables"]["input"]["idempotencyKey"]), 36)

    def test_does_not_repeat_other_mutations(self) -> None:
        document = "# a comment\nmutation { a }"
        with self.assertRaisesRegex(Unavailable, "not known"):
            self.client(None).execute(document)
        with self.assertRaises(RequestError):
            self.client(failure("SERVICE_UNAVAILABLE", 503)).execute(document)
        api = self.client(failure("TOO_MANY_REQUESTS", 429, retry_after="1"), data(a=1))
        self.assertEqual(api.execute(document), {"a": 1})

    def test_gives_up_in_the_end(self) -> None:
        with self.assertRaises(Unavailable):
            self.client(None, give_up_seconds=0).execute("{ a }")
        with self.assertRaises(Unavailable):
            Stratagraph("http://127.0.0.1:9/graphql", give_up_seconds=0).execute("{ a }")
        internal = [failure("INTERNAL_SERVER_ERROR")] * 4
        with self.assertRaises(RequestError) as caught:
            self.client(*internal).execute("{ a }")
        self.assertEqual(caught.exception.code, "INTERNAL_SERVER_ERROR")

    def test_raises_errors_that_repeating_does_not_change(self) -> None:
        for answer, code in [
            (failure("UNAUTHENTICATED", 401), "UNAUTHENTICATED"),
            (failure("BAD_USER_INPUT"), "BAD_USER_INPUT"),
            ((404, {}, "<html>"), "HTTP_404"),
            ((200, {}, "[]"), "HTTP_200"),
        ]:
            with self.assertRaises(RequestError) as caught:
                self.client(answer).execute("{ a }")
            self.assertEqual(caught.exception.code, code)
            self.assertEqual(self.pauses, [])
        with self.assertRaises(ValueError):
            self.client().execute("{ a }", {"score": float("nan")})

    def test_raises_user_errors_with_their_payload(self) -> None:
        problems = [{"code": "RUN_TERMINAL", "field": ["input", "runId"], "message": "It has ended."}]
        api = self.client(data(cancelStrategyRun={"userErrors": problems, "run": {"id": "1"}}))
        with self.assertRaises(Refused) as caught:
            api.cancel_run("1")
        self.assertEqual((caught.exception.code, caught.exception.payload["run"]), ("RUN_TERMINAL", {"id": "1"}))

    def test_splits_long_batches(self) -> None:
        def receipts(count: int) -> Answer:
            return data(recordProgress={"userErrors": [], "run": None, "receipts": [{"ticker": "A"}] * count})

        api = self.client(receipts(1000), receipts(2), receipts(0))
        self.assertEqual(len(api.record_progress("1", 1, [{"ticker": f"T{n}", "passed": True} for n in range(1002)])), 1002)
        self.assertEqual(api.record_progress("1", 1), [])
        self.assertEqual([len(body["variables"]["input"]["entries"]) for body in self.script.bodies], [1000, 2, 0])

    def test_follows_a_run_at_the_pace_of_the_server(self) -> None:
        def delta(revision: int, pause: int | None, changed: bool = True) -> Answer:
            fields = {"revision": revision, "changed": changed, "nextPollAfterMs": pause, "isTerminal": pause is None}
            return data(strategyRunDelta=fields)

        api = self.client(delta(5, 50), delta(5, 1000, False), delta(9, None))
        self.assertEqual([each["revision"] for each in api.follow_run("1", wait_ms=100)], [5, 9])
        self.assertEqual(self.pauses, [0.05, 1.0])
        self.assertEqual([body["variables"]["since"] for body in self.script.bodies], [0, 5, 5])
        with self.assertRaises(LookupError):
            list(self.client(data(strategyRunDelta=None)).follow_run("1"))


if __name__ == "__main__":
    unittest.main()
