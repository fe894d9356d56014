"""Tests of the client against the server at STRATAGRAPH_URL: python3 -m unittest test_with_server"""

from __future__ import annotations

import os
import unittest
import uuid
from typing import Any

import stratagraph
from stratagraph import Refused, RequestError, Stratagraph

AS_OF = "2018-05-11"


class ServerTest(unittest.TestCase):
    def setUp(self) -> None:
        self.api = Stratagraph(os.environ["STRATAGRAPH_URL"])

    def assertIs_(self, value: Any, type_: Any) -> None:
        """The value has just the fields of the type."""
        self.assertEqual(set(value), set(type_.__annotations__))

    def test_executes_a_strategy_and_follows_it(self) -> None:
        key = str(uuid.uuid4())
        tickers = ["AAPL", "SYN0001", "SYN0002", "MISSING"]
        started = self.api.execute_strategy("bullish_breakout", tickers=tickers, as_of=AS_OF, idempotency_key=key)
        again = self.api.execute_strategy("bullish_breakout", tickers=tickers, as_of=AS_OF, idempotency_key=key)
        self.assertEqual((again["run"]["id"], again["wasDeduplicated"]), (started["run"]["id"], True))
        run_id = started["run"]["id"]
        deltas = list(self.api.follow_run(run_id))
        self.assertEqual([each["ticker"] for delta in deltas for each in delta["newProgress"]], tickers)
        self.assertIs_(deltas[-1], stratagraph.Delta)
        self.assertIs_(deltas[-1]["run"], stratagraph.Run)
        self.assertEqual(deltas[-1]["run"]["executionStatus"], "COMPLETED")
        self.assertEqual(self.api.wait_for_run(run_id)["processedCount"], 4)
        results = list(self.api.results(run_id))
        self.assertEqual(len(results), 4)
        self.assertIs_(results[0], stratagraph.Result)
        self.assertEqual(list(self.api.results(run_id, tickerIn=["AAPL"]))[0]["ticker"], "AAPL")

    def test_executes_a_run_itself(self) -> None:
        code = f"own_{uuid.uuid4().hex[:8]}"
        started = self.api.start_run(code, "1", tickers=["A", "B", "C"], params={"period": 20})
        run_id, lease = started["run"]["id"], started["leaseEpoch"]
        self.assertEqual(self.api.record_progress(run_id, lease), [])
        entry: stratagraph.Entry = {"ticker": "A", "passed": True, "score": 1.5}
        self.assertEqual([each["verdict"] for each in self.api.record_progress(run_id, lease, [entry])], ["ACCEPTED"])
        receipts = self.api.record_progress(run_id, lease, [entry])
        self.assertEqual(receipts[0]["verdict"], "DUPLICATE")
        self.assertIs_(receipts[0], stratagraph.Receipt)
        failed = self.api.fail_run(run_id, lease, "out of memory")
        self.assertEqual((failed["executionStatus"], failed["errorMessage"]), ("FAILED", "out of memory"))
        self.assertEqual(self.api.remaining_tickers(run_id), ["B", "C"])
        resumed = self.api.resume_run(run_id)
        with self.assertRaises(Refused) as caught:
            self.api.record_progress(run_id, lease, [entry])
        self.assertEqual(caught.exception.code, "LEASE_LOST")
        rest: list[stratagraph.Entry] = [{"ticker": "B", "errorMessage": "no prices"}, {"ticker": "C", "passed": False}]
        self.api.record_progress(run_id, resumed["leaseEpoch"], rest)
        for _ in range(2):
            run = self.api.complete_run(run_id, resumed["leaseEpoch"])
            self.assertEqual(run["executionStatus"], "COMPLETED")
        self.assertEqual([each["id"] for each in self.api.runs(strategyCodeIn=[code])], [run_id])

    def test_reports_mistakes(self) -> None:
        with self.assertRaises(Refused) as refused:
            self.api.execute_strategy("no_such_strategy", tickers=["AAPL"])
        self.assertEqual(refused.exception.user_errors[0]["field"], ["input", "strategyCode"])
        with self.assertRaises(RequestError) as wrong:
            self.api.execute("{ noSuchField }")
        self.assertEqual(wrong.exception.code, "GRAPHQL_VALIDATION_FAILED")
        self.assertIsNotNone(wrong.exception.request_id)
        unknown = "00000000-0000-4000-8000-000000000000"
        self.assertIsNone(self.api.run(unknown))
        self.assertEqual(list(self.api.results(unknown)), [])
        with self.assertRaises(LookupError):
            self.api.wait_for_run(unknown)
        with self.assertRaises(Refused) as cancelled:
            self.api.cancel_run(unknown)
        self.assertEqual(cancelled.exception.code, "NOT_FOUND")

    def test_cancels(self) -> None:
        run_id = self.api.start_run("cancelled", "1", total_count=10)["run"]["id"]
        self.assertEqual(self.api.cancel_run(run_id)["executionStatus"], "CANCELLED")

    def test_reads_long_lists(self) -> None:
        document = """query ($after: String) {
          symbols(first: 7, after: $after) { nodes { symbol } pageInfo { hasNextPage endCursor } }
        }"""
        symbols = [each["symbol"] for each in self.api.nodes(document, "symbols")]
        self.assertGreater(len(symbols), 20)
        self.assertEqual(len(symbols), len(set(symbols)))


if __name__ == "__main__":
    unittest.main()
