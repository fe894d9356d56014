import { countStatements } from "../../support/count-statements";
import { testApp } from "../../support/test-app";
import { type Entry, errorsOf, passes, readRun, report, send, startedRun, tickers } from "../run-client";

const app = testApp();
const verdicts = (payload: { receipts: { verdict: string }[] }) => payload.receipts.map(({ verdict }) => verdict);
const accepted = (ticker: string, sequenceNumber: number) => ({ ticker, verdict: "ACCEPTED", sequenceNumber });

describe("a batch of new tickers", () => {
  test("is numbered in the order of its entries and advances the counters of the run", async () => {
    const runId = await startedRun(app, { tickers: ["C", "A", "B", "D"] });
    const first = await report(app, runId, passes(["C", "A"]));
    expect(first).toMatchObject({ userErrors: [], shouldStop: false });
    expect(first.receipts).toEqual([accepted("C", 1), accepted("A", 2)]);
    expect(first.run).toMatchObject({ processedCount: 2, progressPercent: 50, currentTicker: "A", revision: 3 });
    const second = await report(app, runId, passes(["B", "D"]));
    expect(second.receipts).toEqual([accepted("B", 3), accepted("D", 4)]);
    expect(second.run).toMatchObject({ processedCount: 4, progressPercent: 100, currentTicker: "D", revision: 5 });
  });

  test("is stored in the timeline and in the results with everything that was reported", async () => {
    const runId = await startedRun(app, { strategyCode: "detail" });
    const entries: Entry[] = [
      {
        ticker: "brk.b",
        passed: true,
        score: 8.25,
        classification: "Strong Buy",
        processingTimeMs: 12,
        metrics: { rsi: 55.5 },
      },
      {
        ticker: "F",
        passed: false,
        score: -3,
        reasons: ["rsi_too_high", "no_volume"],
        processedAt: "2024-02-29T12:00:00Z",
      },
      { ticker: "E", errorMessage: "no prices" },
      { ticker: "G", passed: true, errorMessage: "half of the prices", classification: "Hold" },
    ];
    await report(app, runId, entries);
    const { progress, results } = await readRun(
      app,
      runId,
      `progress { nodes { ticker outcome passed score classification errorMessage processingTimeMs processedAt } }
       results(orderBy: { field: TICKER, direction: ASC }) {
         nodes { ticker strategyCode passed score classification errorMessage reasons metrics createdAt }
       }`,
    );
    expect(progress.nodes).toMatchObject([
      {
        ticker: "BRK-B",
        outcome: "PASSED",
        passed: true,
        score: 8.25,
        classification: "Strong Buy",
        processingTimeMs: 12,
      },
      { ticker: "F", outcome: "FAILED", passed: false, score: -3, processedAt: "2024-02-29T12:00:00.000Z" },
      { ticker: "E", outcome: "ERROR", passed: null, score: null, errorMessage: "no prices", processingTimeMs: null },
      { ticker: "G", outcome: "ERROR", passed: true, errorMessage: "half of the prices", classification: "Hold" },
    ]);
    expect(results.nodes).toMatchObject([
      { ticker: "BRK-B", strategyCode: "detail", passed: true, score: 8.25, reasons: [], metrics: { rsi: 55.5 } },
      { ticker: "E", passed: false, classification: "error", errorMessage: "no prices", reasons: ["evaluation_error"] },
      { ticker: "F", passed: false, reasons: ["rsi_too_high", "no_volume"], createdAt: "2024-02-29T12:00:00.000Z" },
      { ticker: "G", passed: false, classification: "Hold", errorMessage: "half of the prices", metrics: {} },
    ]);
  });

  test("can have 1000 entries and takes one statement", async () => {
    const runId = await startedRun(app, { totalCount: 1000 });
    const document = `mutation ($input: RecordProgressInput!) {
      recordProgress(input: $input) { receipts { verdict sequenceNumber } userErrors { code } }
    }`;
    const input = { runId, entries: passes(tickers(1000)) };
    const { result, statements } = await countStatements(app.database.dataSource, () => app.query(document, { input }));
    expect(statements).toHaveLength(1);
    const { receipts, userErrors } = result.data.recordProgress;
    expect(userErrors).toEqual([]);
    expect(receipts).toEqual(tickers(1000).map((_, index) => ({ verdict: "ACCEPTED", sequenceNumber: index + 1 })));
    expect(await readRun(app, runId)).toMatchObject({ processedCount: 1000, progressPercent: 100 });
  });

  test("moves progressPercent to exactly 100 at the end of any total; it stays 0 if the total is unknown", async () => {
    const unknown = await startedRun(app);
    expect((await report(app, unknown, passes(tickers(7)))).run).toMatchObject({
      processedCount: 7,
      progressPercent: 0,
    });
    for (const total of [1, 3, 7, 11, 49]) {
      const runId = await startedRun(app, { totalCount: total });
      let before = 0;
      for (const ticker of tickers(total)) {
        const { progressPercent } = (await report(app, runId, passes([ticker]))).run;
        expect(progressPercent).toBeGreaterThan(before);
        expect(progressPercent).toBeLessThanOrEqual(100);
        before = progressPercent;
      }
      expect(before).toBe(100);
    }
  });
});

/** A run without the time of its last report: every report is a sign of life. */
const withoutTime = ({ lastProgressUpdate: _, ...run }: Record<string, unknown>) => run;

describe("a ticker that is already recorded", () => {
  test("is a DUPLICATE with its first sequence number if the outcome is the same; replays change only the time of the last report", async () => {
    const runId = await startedRun(app, { totalCount: 10 });
    const entries: Entry[] = [
      { ticker: "A", passed: true, score: 0.1 + 0.2, classification: "Buy", processingTimeMs: 5, metrics: { x: 1 } },
      { ticker: "B", passed: false },
      { ticker: "C", errorMessage: "gone" },
    ];
    await report(app, runId, entries);
    const more = "summary { passedCount failedCount errorCount averageScore classifications { count } }";
    const before = await readRun(app, runId, more);
    for (let replay = 0; replay < 3; replay++) {
      const payload = await report(app, runId, entries);
      expect(payload.userErrors).toEqual([]);
      expect(payload.receipts).toEqual([
        { ticker: "A", verdict: "DUPLICATE", sequenceNumber: 1 },
        { ticker: "B", verdict: "DUPLICATE", sequenceNumber: 2 },
        { ticker: "C", verdict: "DUPLICATE", sequenceNumber: 3 },
      ]);
    }
    expect(withoutTime(await readRun(app, runId, more))).toEqual(withoutTime(before));
  });

  test.each([
    ["another outcome", { passed: false }],
    ["another score", { score: 2.5 }],
    ["no score", { score: null }],
    ["another classification", { classification: "Sell" }],
    ["an error", { errorMessage: "late error" }],
    ["other reasons", { reasons: ["rsi_too_high", "no_volume"] }],
    ["no reasons", { reasons: null }],
    ["other metrics", { metrics: { x: 2, processing_time_ms: 5 } }],
    ["no metrics", { metrics: {} }],
  ])("is a CONFLICT with %s, and the first report is kept", async (_, change) => {
    const runId = await startedRun(app, { totalCount: 2 });
    const content = {
      score: 2,
      classification: "Buy",
      reasons: ["no_volume"],
      metrics: { x: 1, processing_time_ms: 5 },
    };
    const entry = { ticker: "A", passed: true, ...content };
    await report(app, runId, [entry]);
    const results = "results { nodes { passed score classification errorMessage reasons metrics } }";
    const before = await readRun(app, runId, results);
    expect((await report(app, runId, [{ ...entry, ...change }])).receipts).toEqual([
      { ticker: "A", verdict: "CONFLICT", sequenceNumber: 1 },
    ]);
    expect(withoutTime(await readRun(app, runId, results))).toEqual(withoutTime(before));
  });

  test("is a DUPLICATE with other times, as a second evaluation would report", async () => {
    const runId = await startedRun(app);
    const entry = { ticker: "A", passed: true, reasons: ["no_volume"], metrics: { x: 1.5, processing_time_ms: 5 } };
    await report(app, runId, [{ ...entry, processingTimeMs: 5 }]);
    const again = { processingTimeMs: 9, processedAt: "2024-02-29T12:00:00Z" };
    for (const time of [{ processing_time_ms: 9 }, {}]) {
      const payload = await report(app, runId, [{ ...entry, ...again, metrics: { x: 1.5, ...time } }]);
      expect(verdicts(payload)).toEqual(["DUPLICATE"]);
    }
  });

  test("can be mixed with new ones in a batch; each entry has its own receipt and numbers have no gaps", async () => {
    const runId = await startedRun(app, { totalCount: 5 });
    await report(app, runId, passes(["A", "B"]));
    const payload = await report(app, runId, [...passes(["X", "A"]), { ticker: "b", passed: false }, ...passes(["Y"])]);
    expect(payload.receipts).toEqual([
      accepted("X", 3),
      { ticker: "A", verdict: "DUPLICATE", sequenceNumber: 1 },
      { ticker: "B", verdict: "CONFLICT", sequenceNumber: 2 },
      accepted("Y", 4),
    ]);
    expect(payload.run).toMatchObject({ processedCount: 4, progressPercent: 80, currentTicker: "Y", revision: 5 });
  });

  test("does not count towards the total of a full run", async () => {
    const runId = await startedRun(app, { totalCount: 2 });
    await report(app, runId, passes(["A", "B"]));
    expect(verdicts(await report(app, runId, passes(["B", "A"])))).toEqual(["DUPLICATE", "DUPLICATE"]);
    expect(errorsOf(await report(app, runId, passes(["A", "C"])))).toEqual(["OUT_OF_RANGE input.entries.1.ticker"]);
  });

  test("is new in another run", async () => {
    const [one, other] = [await startedRun(app), await startedRun(app)];
    await report(app, one, passes(["A"]));
    expect((await report(app, other, passes(["A"]))).receipts).toEqual([accepted("A", 1)]);
  });
});

describe("an executor whose run was cancelled", () => {
  test("learns from its next report that it must stop, and nothing is written", async () => {
    const runId = await startedRun(app, { totalCount: 100 });
    expect(await report(app, runId, passes(["A"]))).toMatchObject({ shouldStop: false });
    await send(app, "cancelStrategyRun", runId);
    const late = await report(app, runId, passes(["B"]));
    expect(late).toMatchObject({
      shouldStop: true,
      receipts: [],
      run: { executionStatus: "CANCELLED", processedCount: 1 },
    });
    expect(errorsOf(late)).toEqual(["RUN_TERMINAL input.runId"]);
    expect(await readRun(app, runId, "progress { nodes { ticker } }")).toMatchObject({
      progress: { nodes: [{ ticker: "A" }] },
    });
  });

  test("keeps every acknowledged ticker and adds none afterwards when report and cancellation race", async () => {
    for (let round = 0; round < 5; round++) {
      const runId = await startedRun(app);
      const answers = await Promise.all([
        ...tickers(6).map((ticker) => report(app, runId, passes([ticker]))),
        send(app, "cancelStrategyRun", runId),
      ]);
      const written = answers.flatMap((payload) => payload.receipts ?? []).map(({ ticker }) => ticker);
      const { progress, processedCount } = await readRun(app, runId, "progress { nodes { ticker } }");
      expect(progress.nodes.map(({ ticker }: Entry) => ticker).sort()).toEqual(written.sort());
      expect(processedCount).toBe(written.length);
    }
  });
});
