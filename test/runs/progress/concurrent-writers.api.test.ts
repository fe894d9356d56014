import { testApp } from "../../support/test-app";
import { errorsOf, passes, readRun, report, startedRun, tickers } from "../run-client";

const app = testApp();
const WRITERS = 8;
const timelineOf = (runId: string) =>
  app.database.sql(
    `select ticker, sequence_number as number, revision
     from runs.strategy_execution_progress
     where run_id = $1
     order by sequence_number`,
    [runId],
  );

interface Receipt {
  readonly ticker: string;
  readonly verdict: string;
  readonly sequenceNumber: number;
}

/** Runs eight loops that report at the same time; returns all their receipts. */
async function write(runId: string, batchesOf: (writer: number) => string[][]): Promise<Receipt[]> {
  const loops = Array.from({ length: WRITERS }, async (_, writer) => {
    const receipts: Receipt[] = [];
    for (const batch of batchesOf(writer)) receipts.push(...(await report(app, runId, passes(batch))).receipts);
    return receipts;
  });
  return (await Promise.all(loops)).flat();
}

const inBatches = (names: string[], size: number) =>
  Array.from({ length: Math.ceil(names.length / size) }, (_, index) => names.slice(index * size, (index + 1) * size));

describe("eight concurrent writers", () => {
  test("assign the sequence numbers 1 to n without gaps, and every receipt agrees with the stored row", async () => {
    const total = WRITERS * 120;
    const runId = await startedRun(app, { totalCount: total });
    const receipts = await write(runId, (writer) => inBatches(tickers(120, `W${writer}N`), 1 + writer * 3));
    const rows = await timelineOf(runId);
    expect(rows.map((row) => row.number)).toEqual(rows.map((_, index) => index + 1));
    expect(rows.map((row) => row.revision)).toEqual(rows.map((_, index) => index + 2));
    const stored = new Map(rows.map((row) => [row.ticker, row.number]));
    expect(receipts).toHaveLength(total);
    for (const { ticker, verdict, sequenceNumber } of receipts) {
      expect([ticker, verdict, sequenceNumber]).toEqual([ticker, "ACCEPTED", stored.get(ticker)]);
    }
    expect(await readRun(app, runId, "summary { passedCount averageScore } results { totalCount }")).toMatchObject({
      processedCount: total,
      progressPercent: 100,
      revision: total + 1,
      summary: { passedCount: total, averageScore: 1 },
      results: { totalCount: total },
    });
  });

  test("that report the same tickers record each once: one report is ACCEPTED, seven are DUPLICATEs", async () => {
    const names = tickers(150);
    const runId = await startedRun(app, { tickers: names });
    // Each writer starts at another place in the universe, so that batches overlap in every order.
    const receipts = await write(runId, (writer) => {
      const from = Math.floor((writer * names.length) / WRITERS);
      return inBatches([...names.slice(from), ...names.slice(0, from)], 10);
    });
    const rows = await timelineOf(runId);
    expect(rows.map((row) => row.number)).toEqual(names.map((_, index) => index + 1));
    const numbers = new Map(rows.map((row) => [row.ticker, row.number]));
    for (const name of names) {
      const answers = receipts.filter(({ ticker }) => ticker === name);
      expect(answers.map(({ verdict }) => verdict).sort()).toEqual([
        "ACCEPTED",
        ...Array(WRITERS - 1).fill("DUPLICATE"),
      ]);
      expect(new Set(answers.map(({ sequenceNumber }) => sequenceNumber))).toEqual(new Set([numbers.get(name)]));
    }
    expect(await readRun(app, runId, "remainingTickers")).toMatchObject({
      processedCount: 150,
      progressPercent: 100,
      remainingTickers: [],
    });
  });

  test("never exceed the total of a run", async () => {
    const runId = await startedRun(app, { totalCount: 50 });
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => report(app, runId, passes(tickers(3, `W${index}N`)))),
    );
    const refused = answers.filter((payload) => payload.userErrors.length > 0);
    expect(refused).toHaveLength(4);
    for (const payload of refused) expect(errorsOf(payload)[0]).toMatch(/^OUT_OF_RANGE input\.entries\.\d\.ticker$/);
    expect(await readRun(app, runId, "progress { totalCount }")).toMatchObject({
      processedCount: 48,
      progressPercent: 96,
      progress: { totalCount: 48 },
    });
  });
});
