import { migrations } from "../../migrations";
import { emptyDatabase } from "../support/test-database";
import { insertLegacyRows, LEGACY, type LegacyRun, minute, RESULTS } from "./legacy-runs";
import { migrateUpTo } from "./migrate-steps";

const database = emptyDatabase();
const legacyRuns = Object.keys(LEGACY) as LegacyRun[];

// biome-ignore lint/suspicious/noExplicitAny: the columns of a row depend on the statement
type Rows = any[];
const after: { execution: Rows; fresh: Rows; progress: Rows; counted: Rows; results: Rows; versions: string[] } = {
  execution: [],
  fresh: [],
  progress: [],
  counted: [],
  results: [],
  versions: [],
};
const newRun = (strategyCode: string) =>
  database.sql(
    `insert into runs.strategy_run (run_id, strategy_code, version, params_hash, params_json)
     values (gen_random_uuid(), $1, '1', 'x', '{}')
     returning *`,
    [strategyCode],
  );
const schemaVersion = async () => (await database.sql("select value from runs.schema_meta"))[0].value as string;
const ofRun = (rows: Rows, run: LegacyRun) => rows.filter(({ run_id }) => run_id === LEGACY[run]);

beforeAll(async () => {
  await migrateUpTo(database, 2);
  await insertLegacyRows(database);
  after.versions.push(await schemaVersion());
  await migrateUpTo(database, 3);
  after.execution = await database.sql("select * from runs.strategy_run");
  after.fresh = await newRun("created_at_step_3");
  await migrateUpTo(database, 4);
  after.versions.push(await schemaVersion());
  after.progress = await database.sql("select * from runs.strategy_execution_progress order by sequence_number");
  await migrateUpTo(database, 5);
  after.counted = await database.sql("select * from runs.strategy_run");
  after.results = await database.sql("select * from runs.strategy_result");
  await migrateUpTo(database, migrations.length);
});

describe("a run of version 4 gets a status", () => {
  test.each<[LegacyRun, string, number, number, number, number]>([
    ["finished", "completed", 100, 5, 5, 30],
    ["unfinished", "failed", 25, 2, 8, 0],
    ["withoutSize", "completed", 100, 2, 2, 30],
    ["withoutAnything", "failed", 0, 0, 0, 0],
    ["sizeTooLarge", "completed", 100, 1, 4, 30],
    ["sizeTooSmall", "completed", 100, 2, 2, 30],
    ["unfinishedSizeTooSmall", "failed", 100, 2, 2, 0],
    ["finishedWithoutResults", "completed", 100, 0, 0, 30],
  ])("%s: %s at %d %%, %d of %d, last progress at minute %d", (run, status, percent, processed, total, minutes) => {
    expect(ofRun(after.execution, run)).toMatchObject([
      {
        execution_status: status,
        progress_percent: percent,
        processed_count: processed,
        total_count: total,
        last_progress_update: minute(minutes),
        current_ticker: null,
      },
    ]);
  });

  test("and keeps its parameters, source, size, threshold, times and exit status", () => {
    expect(ofRun(after.counted, "sizeTooLarge")).toMatchObject([
      {
        strategy_code: "bullish_breakout",
        params_json: { period: "2y" },
        params_hash: "abcdef0123",
        universe_source: "db_instruments",
        universe_size: 4,
        min_score: 5,
        started_at: minute(0),
        completed_at: minute(30),
        exit_status: "ok",
        duration_ms: "1800000",
      },
    ]);
    expect(after.execution).toHaveLength(legacyRuns.length);
  });
});

test("a new row is pending with nothing processed", async () => {
  const nothingProcessed = {
    execution_status: "pending",
    progress_percent: 0,
    processed_count: 0,
    total_count: 0,
    started_at: null,
    last_progress_update: null,
  };
  expect(after.fresh).toMatchObject([nothingProcessed]);
  const [latest] = await newRun("created_at_the_last_step");
  expect(latest).toMatchObject({
    ...nothingProcessed,
    ...{ revision: 0, lease_epoch: 1, executor: "external", owner_id: null },
    ...{ passed_count: 0, failed_count: 0, error_count: 0, score_count: 0, classification_counts: {} },
  });
  expect(Math.abs(latest.created_at.getTime() - Date.now())).toBeLessThan(600_000);
});

describe("the timeline is derived from the results", () => {
  test("ordered by time, then by ticker (character code)", () => {
    expect(ofRun(after.progress, "finished").map((row) => [row.sequence_number, row.ticker])).toEqual([
      [1, "ZTS"],
      [2, "AAPL"],
      [3, "BRK-B"],
      [4, "BRKA"],
      [5, "MSFT"],
    ]);
  });

  test("numbered per run from 1 without gaps", () => {
    for (const run of legacyRuns) {
      const numbers = ofRun(after.progress, run).map((row) => row.sequence_number);
      expect(numbers).toEqual(numbers.map((_, index) => index + 1));
      expect(numbers).toHaveLength(RESULTS.filter(([of]) => of === run).length);
    }
  });

  test("with the time, outcome, score and classification of the result, and no error", () => {
    for (const [run, ticker, at, passed, score, classification] of RESULTS) {
      expect(ofRun(after.progress, run).find((row) => row.ticker === ticker)).toMatchObject({
        processed_at: minute(at),
        passed,
        score,
        classification,
        error_message: null,
        processing_time_ms: null,
      });
    }
  });

  test("with the sequence number as revision, so that a first poll returns all entries", async () => {
    const [{ entries, differing }] = await database.sql(
      `select count(*)::int as entries, count(*) filter (where revision <> sequence_number)::int as differing
       from runs.strategy_execution_progress`,
    );
    expect({ entries, differing }).toEqual({ entries: RESULTS.length, differing: 0 });
  });
});

describe("the counters agree with the rows", () => {
  test.each<[LegacyRun, object]>([
    [
      "finished",
      {
        ...{ revision: 5, passed_count: 3, failed_count: 2, error_count: 0, score_sum: 21.5, score_count: 4 },
        classification_counts: { "Strong Buy": 2, Buy: 1, Watch: 1 },
      },
    ],
    [
      "unfinished",
      {
        ...{ revision: 2, passed_count: 1, failed_count: 1, score_sum: 6, score_count: 2 },
        classification_counts: { Buy: 1, Reduce: 1 },
      },
    ],
    [
      "withoutSize",
      { revision: 2, passed_count: 0, failed_count: 2, score_sum: 0, score_count: 0, classification_counts: {} },
    ],
    [
      "withoutAnything",
      { revision: 0, passed_count: 0, failed_count: 0, score_sum: 0, score_count: 0, classification_counts: {} },
    ],
    [
      "sizeTooSmall",
      { revision: 2, passed_count: 2, failed_count: 0, score_sum: 12, classification_counts: { Buy: 2 } },
    ],
  ])("%s", (run, counters) => {
    expect(ofRun(after.counted, run)).toMatchObject([counters]);
  });

  test("passed, failed and errors add up to the processed tickers in every run", () => {
    for (const row of after.counted) {
      expect(row.passed_count + row.failed_count + row.error_count).toBe(row.processed_count);
    }
  });

  test("a run is created at its start, without an owner and with an external executor", () => {
    for (const run of legacyRuns) {
      const facts = { created_at: minute(0), owner_id: null, executor: "external", lease_epoch: 1 };
      expect(ofRun(after.counted, run)).toMatchObject([facts]);
    }
  });
});

test("reasons become a list: empty for an empty text or null, otherwise one element per code", () => {
  for (const [run, ticker, , , , , reasons] of RESULTS) {
    expect(ofRun(after.results, run).find((row) => row.ticker === ticker)).toMatchObject({
      reasons: reasons ? reasons.split(";") : [],
      metrics_json: { rsi14: 55.5 },
      error_message: null,
    });
  }
});

test("duplicate lots are both kept, without an owner", async () => {
  expect(await database.sql("select account, ticker, quantity, owner_id from runs.holdings")).toEqual([
    { account: "X1", ticker: "AAPL", quantity: "10", owner_id: null },
    { account: "X1", ticker: "AAPL", quantity: "10", owner_id: null },
  ]);
});

test("the schema version changes from 4 to 5 with the timeline", () => {
  expect(after.versions).toEqual(["4", "5"]);
});
