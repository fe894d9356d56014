import type { TestDatabase } from "../support/test-database";

/** Runs and results as version 4 stored them. Times are minutes after midnight of one day. */
export const LEGACY = {
  finished: "00000000-0000-4000-8000-000000000001",
  unfinished: "00000000-0000-4000-8000-000000000002",
  withoutSize: "00000000-0000-4000-8000-000000000003",
  withoutAnything: "00000000-0000-4000-8000-000000000004",
  sizeTooLarge: "00000000-0000-4000-8000-000000000005",
  sizeTooSmall: "00000000-0000-4000-8000-000000000006",
  unfinishedSizeTooSmall: "00000000-0000-4000-8000-000000000007",
  finishedWithoutResults: "00000000-0000-4000-8000-000000000008",
} as const;

export type LegacyRun = keyof typeof LEGACY;

export const minute = (minutes: number) => new Date(Date.UTC(2025, 8, 20, 0, minutes));

interface V4Run {
  readonly completedAt: number | null;
  readonly universeSize: number | null;
}

const RUNS: Record<LegacyRun, V4Run> = {
  finished: { completedAt: 30, universeSize: 5 },
  unfinished: { completedAt: null, universeSize: 8 },
  withoutSize: { completedAt: 30, universeSize: null },
  withoutAnything: { completedAt: null, universeSize: null },
  sizeTooLarge: { completedAt: 30, universeSize: 4 },
  sizeTooSmall: { completedAt: 30, universeSize: 1 },
  unfinishedSizeTooSmall: { completedAt: null, universeSize: 1 },
  finishedWithoutResults: { completedAt: 30, universeSize: 0 },
};

/** run, ticker, minute, passed, score, classification, reasons */
export type V4Result = readonly [LegacyRun, string, number, boolean, number | null, string | null, string | null];

export const RESULTS: readonly V4Result[] = [
  // Ordered neither by ticker nor by time; three in the same minute.
  ["finished", "MSFT", 5, false, 4, "Watch", "volume_below_150pct_threshold;rsi_below_50"],
  ["finished", "BRKA", 2, true, 6.5, "Strong Buy", ""],
  ["finished", "BRK-B", 2, true, 6, "Strong Buy", null],
  ["finished", "AAPL", 2, false, null, null, "no_data"],
  ["finished", "ZTS", 1, true, 5, "Buy", ""],
  ["unfinished", "AAPL", 2, true, 5, "Buy", ""],
  ["unfinished", "MSFT", 1, false, 1, "Reduce", "price_below_50ma"],
  ["withoutSize", "AAPL", 1, false, null, null, null],
  ["withoutSize", "MSFT", 2, false, null, null, null],
  ["sizeTooLarge", "AAPL", 1, true, 5, "Buy", ""],
  ["sizeTooSmall", "AAPL", 1, true, 5, "Buy", ""],
  ["sizeTooSmall", "MSFT", 2, true, 7, "Buy", ""],
  ["unfinishedSizeTooSmall", "AAPL", 1, true, 5, "Buy", ""],
  ["unfinishedSizeTooSmall", "MSFT", 2, false, 3, "Watch", "rsi_below_50"],
];

/** Inserts all rows, with the columns of version 4 only. */
export async function insertLegacyRows(database: TestDatabase): Promise<void> {
  for (const [name, { completedAt, universeSize }] of Object.entries(RUNS)) {
    await database.sql(
      `insert into runs.strategy_run
         (run_id, strategy_code, version, params_hash, params_json, started_at, completed_at, universe_source,
          universe_size, min_score, exit_status, duration_ms)
       values ($1, 'bullish_breakout', '2', 'abcdef0123', '{"period": "2y"}', $2, $3, 'db_instruments', $4, 5, $5, $6)`,
      [
        LEGACY[name as LegacyRun],
        minute(0),
        completedAt === null ? null : minute(completedAt),
        universeSize,
        completedAt === null ? null : "ok",
        completedAt === null ? null : completedAt * 60_000,
      ],
    );
  }
  for (const [run, ticker, at, passed, score, classification, reasons] of RESULTS) {
    await database.sql(
      `insert into runs.strategy_result
         (run_id, strategy_code, ticker, passed, score, classification, reasons, metrics_json, created_at)
       values ($1, 'bullish_breakout', $2, $3, $4, $5, $6, '{"rsi14": 55.5}', $7)`,
      [LEGACY[run], ticker, passed, score, classification, reasons, minute(at)],
    );
  }
  // The same lot twice: version 4 had neither a key nor owners.
  await database.sql(
    `insert into runs.holdings (account, ticker, quantity, cost_basis)
     values ('X1', 'AAPL', 10, 1000), ('X1', 'AAPL', 10, 1000)`,
  );
}
