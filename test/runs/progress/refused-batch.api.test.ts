import { testApp } from "../../support/test-app";
import { type Entry, errorsOf, passes, readRun, report, startedRun, tickers } from "../run-client";

const app = testApp();
let runId: string;

beforeEach(async () => {
  runId = await startedRun(app, { totalCount: 2000 });
});

/** Nothing of a refused batch may be stored. */
afterEach(async () => {
  const { processedCount, revision, progress, results } = await readRun(
    app,
    runId,
    "progress { totalCount } results { totalCount }",
  );
  expect({ processedCount, revision, progress, results }).toEqual({
    processedCount: 0,
    revision: 1,
    progress: { totalCount: 0 },
    results: { totalCount: 0 },
  });
});

const refusalOf = async (entries: readonly Entry[]) => {
  const payload = await report(app, runId, entries);
  expect(payload).toMatchObject({ receipts: [], shouldStop: false });
  return errorsOf(payload);
};

/** Sends a request body unchanged, for values that JSON.stringify cannot write. */
async function post(body: string) {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`${app.url}/graphql`, { method: "POST", headers, body });
  return { status: response.status, body: JSON.parse(await response.text()) };
}
const mutation =
  "mutation ($input: RecordProgressInput!) { recordProgress(input: $input) { userErrors { code field } } }";
const bodyWith = (entry: string) =>
  `{"query":"${mutation}","variables":{"input":{"runId":"${runId}","entries":[${entry}]}}}`;

describe("rejects a whole batch", () => {
  test("with 1001 entries: LIMIT_EXCEEDED", async () => {
    expect(await refusalOf(passes(tickers(1001)))).toEqual(["LIMIT_EXCEEDED input.entries"]);
  });

  test("with the same ticker twice, in whatever spelling: DUPLICATE at the second", async () => {
    expect(await refusalOf(passes(["A", "B", "A"]))).toEqual(["DUPLICATE input.entries.2.ticker"]);
    expect(await refusalOf(passes(["aapl", "AAPL"]))).toEqual(["DUPLICATE input.entries.1.ticker"]);
    expect(await refusalOf(passes(["BRK.B", "X", " brk-b "]))).toEqual(["DUPLICATE input.entries.2.ticker"]);
  });

  test("with an entry that has neither passed nor errorMessage: REQUIRED", async () => {
    const entries = [{ ticker: "A", passed: true }, { ticker: "B" }, { ticker: "C", passed: null, errorMessage: null }];
    expect(await refusalOf(entries)).toEqual(["REQUIRED input.entries.1.passed", "REQUIRED input.entries.2.passed"]);
  });

  test("with more tickers than the total allows: OUT_OF_RANGE at the first one above it", async () => {
    const small = await startedRun(app, { totalCount: 3 });
    await report(app, small, passes(["A", "B"]));
    const before = await readRun(app, small, "progress { totalCount } results { totalCount }");
    const payload = await report(app, small, passes(["A", "C", "D", "E"]));
    expect(errorsOf(payload)).toEqual(["OUT_OF_RANGE input.entries.2.ticker"]);
    expect(payload).toMatchObject({ receipts: [], shouldStop: false, run: { processedCount: 2 } });
    expect(await readRun(app, small, "progress { totalCount } results { totalCount }")).toEqual(before);
  });

  test("with tickers outside the universe of the run: INVALID_VALUE at each", async () => {
    const named = await startedRun(app, { tickers: ["A", "BRK.B"] });
    await report(app, named, passes(["A"]));
    const payload = await report(app, named, passes(["C", "A", "brk.b", "D"]));
    expect(errorsOf(payload)).toEqual(["INVALID_VALUE input.entries.0.ticker", "INVALID_VALUE input.entries.3.ticker"]);
    expect(payload).toMatchObject({ receipts: [], shouldStop: false, run: { processedCount: 1, revision: 2 } });
    expect(payload.userErrors[1].message).toBe("D is not in the universe of the run.");
    expect((await report(app, named, passes(["brk.b"]))).run).toMatchObject({
      processedCount: 2,
      progressPercent: 100,
    });
    expect(await readRun(app, named, "remainingTickers")).toMatchObject({ remainingTickers: [] });
  });

  test("with several mistakes: all of them are reported", async () => {
    const entries = [
      { ticker: "" },
      { ticker: "A", passed: true },
      { ticker: "a", passed: true },
      { ticker: "X Y", passed: false },
    ];
    expect(await refusalOf(entries)).toEqual([
      "INVALID_VALUE input.entries.0.ticker",
      "REQUIRED input.entries.0.passed",
      "DUPLICATE input.entries.2.ticker",
      "INVALID_VALUE input.entries.3.ticker",
    ]);
  });
});

describe("rejects values out of range", () => {
  test.each<[string, Partial<Entry>]>([
    ["OUT_OF_RANGE input.entries.1.score", { score: 1.0001e15 }],
    ["OUT_OF_RANGE input.entries.1.score", { score: -1.7e308 }],
    ["OUT_OF_RANGE input.entries.1.processingTimeMs", { processingTimeMs: -1 }],
    ["OUT_OF_RANGE input.entries.1.processingTimeMs", { processingTimeMs: 86_400_001 }],
    ["OUT_OF_RANGE input.entries.1.classification", { classification: "x".repeat(101) }],
    ["OUT_OF_RANGE input.entries.1.errorMessage", { errorMessage: "x".repeat(1_000_000) }],
    ["LIMIT_EXCEEDED input.entries.1.reasons", { reasons: tickers(101) }],
    ["OUT_OF_RANGE input.entries.1.reasons", { reasons: ["x".repeat(201)] }],
    ["OUT_OF_RANGE input.entries.1.processedAt", { processedAt: "0000-12-31T00:00:00Z" }],
    ["OUT_OF_RANGE input.entries.1.processedAt", { processedAt: "9999-12-31T23:59:59-12:00" }],
  ])("with %s (%#)", async (problem, change) => {
    expect(
      await refusalOf([
        { ticker: "A", passed: true },
        { ticker: "B", passed: true, ...change },
      ]),
    ).toEqual([problem]);
  });

  test("in the metrics: an infinite number does not become null", async () => {
    const { body } = await post(bodyWith('{"ticker":"A","passed":true,"metrics":{"a":[1,{"b":1e400}]}}'));
    expect(body.data.recordProgress.userErrors).toEqual([
      { code: "OUT_OF_RANGE", field: ["input", "entries", "0", "metrics", "a", "1", "b"] },
    ]);
  });

  test("in the document: an infinite score does not become null", async () => {
    const entry = '{ ticker: "A", passed: true, score: 1e400 }';
    const { data } = await app.query(
      `mutation { recordProgress(input: { runId: "${runId}", entries: [${entry}] }) { userErrors { code field } } }`,
    );
    expect(data.recordProgress.userErrors).toEqual([
      { code: "OUT_OF_RANGE", field: ["input", "entries", "0", "score"] },
    ]);
  });
});

describe("reports values of a wrong type as an error of the client", () => {
  test.each([
    ["an infinite score", '{"ticker":"A","passed":true,"score":1e400}', "entries[0].score"],
    ["a score in quotes", '{"ticker":"A","passed":true,"score":"1"}', "entries[0].score"],
    [
      "an integer of milliseconds above 32 bits",
      '{"ticker":"A","passed":true,"processingTimeMs":9007199254740993}',
      "non 32-bit",
    ],
    ["a fraction of a millisecond", '{"ticker":"A","passed":true,"processingTimeMs":1.5}', "non-integer"],
    ["a leap second", '{"ticker":"A","passed":true,"processedAt":"2016-12-31T23:59:60Z"}', "entries[0].processedAt"],
    [
      "a 30th of February",
      '{"ticker":"A","passed":true,"processedAt":"2024-02-30T00:00:00Z"}',
      "entries[0].processedAt",
    ],
    ["metrics that are a list", '{"ticker":"A","passed":true,"metrics":[1]}', "entries[0].metrics"],
    ["an unknown field", '{"ticker":"A","passed":true,"colour":"red"}', "colour"],
    ["no ticker", '{"passed":true}', "ticker"],
    ["null for an entry", "null", "entries[0]"],
  ])("%s", async (_, entry, named) => {
    const { status, body } = await post(bodyWith(entry));
    expect(status).toBe(400);
    expect(body.errors[0].extensions.code).toBe("BAD_USER_INPUT");
    expect(body.errors[0].message).toContain(named);
  });

  test.each([
    ["NaN as a score", (body: string) => body.replace('"score":1', '"score":NaN')],
    ["half a body", (body: string) => body.slice(0, body.length / 2)],
    ["a trailing comma", (body: string) => body.replace('"score":1', '"score":1,')],
  ])("%s, which is not valid JSON", async (_, spoil) => {
    const { status, body } = await post(spoil(bodyWith('{"ticker":"A","passed":true,"score":1}')));
    expect(status).toBe(400);
    expect(body.errors[0].message).toContain("not valid JSON");
  });

  test("NaN in the document", async () => {
    const entry = '{ ticker: "A", passed: true, score: NaN }';
    const query = `mutation { recordProgress(input: { runId: "${runId}", entries: [${entry}] }) { shouldStop } }`;
    const { errors, status } = await app.query(query);
    expect([status, errors![0]!.extensions.code]).toEqual([400, "GRAPHQL_VALIDATION_FAILED"]);
  });
});
