import { migrations } from "../../migrations";
import { emptyDatabase } from "../support/test-database";
import { minute } from "./legacy-runs";
import { migrateDownTo, migrateUpTo } from "./migrate-steps";

const database = emptyDatabase();
const USER = "00000000-0000-4000-8000-0000000000f1";

/** A row of the queue's first version: status, priority, requester, and its three times in minutes. */
const LEGACY: Readonly<Record<string, readonly [string, string, string | null, number, number | null, number | null]>> =
  {
    WAITS: ["pending", "normal", USER, 1, null, null],
    URGENT: ["pending", "high", null, 2, null, null],
    BEGUN: ["processing", "low", USER, 3, 4, null],
    DONE: ["completed", "normal", USER, 5, 6, 7],
    FAILED: ["failed", "high", null, 8, 9, 10],
    NEVERBEGUN: ["failed", "low", USER, 11, null, 12],
  };

// biome-ignore lint/suspicious/noExplicitAny: rows as returned by the database
const seen: Record<string, any[]> = {};
const queue = () => database.sql("select * from market.symbol_onboarding_queue order by symbol");
const universe = () => database.sql("select * from market.symbol_universe order by symbol");
const ofSymbol = (rows: keyof typeof seen, symbol: string) => seen[rows]?.find((row) => row.symbol === symbol);

async function insertLegacyRows(): Promise<void> {
  await database.sql("insert into identity.users (id, email, full_name) values ($1, 'legacy@example.com', 'Legacy')", [
    USER,
  ]);
  for (const [symbol, [status, priority, requester, ...minutes]] of Object.entries(LEGACY)) {
    const times = minutes.map((each) => (each === null ? null : minute(each)));
    await database.sql(
      `insert into market.symbol_onboarding_queue
         (symbol, status, priority, requested_by, created_at, started_at, completed_at, error_message)
       values ($1, $2, $3, $4, $5, $6, $7, case $2 when 'failed' then 'as it was' end)`,
      [symbol, status, priority, requester, ...times],
    );
  }
}

beforeAll(async () => {
  await migrateUpTo(database, 8);
  await database.sql(
    "insert into market.symbol_universe (symbol, sector) values ('DONE', 'Technology'), ('BARE', null)",
  );
  await database.sql(
    `insert into market.market_data_cache (symbol, date, close, data_source)
     select symbol, date '2024-05-10' + nth, 1, 'synthetic'
     from unnest('{DONE,UNLISTED}'::text[]) as symbol
     cross join generate_series(1, 3) as nth`,
  );
  await database.sql(
    `insert into market.symbol_factor_exposures (symbol, factor_id, calculation_date, beta_value, calculation_method)
     select 'DONE', id, date '2024-05-12', 1, 'x' from market.factor_definitions`,
  );
  await migrateUpTo(database, 9);
  seen.universeAtStep9 = await universe();
  await insertLegacyRows();
  seen.queueAtStep9 = await queue();
  await migrateUpTo(database, 10);
  seen.queue = await queue();
  seen.universe = await universe();
  seen.requesters = await database.sql("select * from market.symbol_onboarding_requesters");
});

test("existing symbols get the last day of their prices and factors and the source seed", () => {
  const days = (date: string) => new Date(`${date}T00:00:00`).toDateString();
  expect(ofSymbol("universeAtStep9", "BARE")).toMatchObject({
    added_source: "seed",
    last_price_date: null,
    last_factor_date: null,
  });
  const done = ofSymbol("universeAtStep9", "DONE");
  expect(done).toMatchObject({ added_source: "seed", sector: "Technology" });
  expect([done.last_price_date, done.last_factor_date].map((date: Date) => date.toDateString())).toEqual([
    days("2024-05-13"),
    days("2024-05-12"),
  ]);
});

test.each<[string, string, number, number]>([
  ["WAITS", "queued", 0, 1],
  ["URGENT", "queued", 0, 2],
  ["BEGUN", "queued", 1, 4],
  ["DONE", "done", 1, 7],
  ["FAILED", "queued", 1, 10],
  ["NEVERBEGUN", "queued", 0, 12],
])(
  "%s keeps its values and gets the phase %s, %d attempts and a change time of minute %d",
  (symbol, phase, attempts, minutes) => {
    const before = ofSymbol("queueAtStep9", symbol);
    expect(ofSymbol("queue", symbol)).toEqual({
      ...before,
      phase,
      attempts,
      max_attempts: 5,
      errors: [],
      notes: [],
      lease_token: null,
      next_attempt_at: before.created_at,
      updated_at: minute(minutes),
      lease_expires_at: symbol === "BEGUN" ? expect.any(Date) : null,
    });
  },
);

test("a job that was processing before the migration is claimable", async () => {
  const rows = await database.sql(
    "select symbol from market.symbol_onboarding_queue where status = 'processing' and lease_expires_at <= now()",
  );
  expect(rows).toEqual([{ symbol: "BEGUN" }]);
});

test("the user of a job becomes a requester with its priority and time; jobs without a user have none", () => {
  const idOf = (symbol: string) => ofSymbol("queue", symbol).id;
  const expected = ["WAITS", "BEGUN", "DONE", "NEVERBEGUN"].map((symbol) => ({
    onboarding_id: idOf(symbol),
    user_id: USER,
    priority: ofSymbol("queue", symbol).priority,
    requested_at: ofSymbol("queue", symbol).created_at,
  }));
  expect(seen.requesters).toHaveLength(4);
  expect(seen.requesters).toEqual(expect.arrayContaining(expected));
});

test("priorities sort by meaning rather than alphabetically", async () => {
  const rows = await database.sql("select distinct priority from market.symbol_onboarding_queue order by priority");
  expect(rows.map(({ priority }) => priority)).toEqual(["high", "normal", "low"]);
});

test("symbols with prices are registered, and registered symbols stay unchanged", () => {
  expect(ofSymbol("universe", "UNLISTED")).toMatchObject({ added_source: "seed", is_active: true, sector: null });
  expect(ofSymbol("universe", "UNLISTED").last_price_date).toEqual(ofSymbol("universe", "DONE").last_price_date);
  expect(seen.universe?.filter(({ symbol }) => symbol !== "UNLISTED")).toEqual(seen.universeAtStep9);
});

test.each(["done", "PENDING", ""])("the status %p is rejected after the migration", async (status) => {
  await expect(
    database.sql("insert into market.symbol_onboarding_queue (symbol, status) values ('X', $1)", [status]),
  ).rejects.toThrow(/status_check/);
});

test("the database rejects a second job for a symbol in the queue", async () => {
  await expect(database.sql("insert into market.symbol_onboarding_queue (symbol) values ('BEGUN')")).rejects.toThrow(
    /idx_queue_pending_symbol/,
  );
});

test("reverting restores every row and turns a cancelled job into a failed one; migrating again has the same result", async () => {
  await database.sql("insert into market.symbol_onboarding_queue (symbol, status) values ('CANCELLED', 'cancelled')");
  await migrateDownTo(database, 9);
  const down = await queue();
  expect(down.filter(({ symbol }) => symbol !== "CANCELLED")).toEqual(seen.queueAtStep9);
  expect(down.find(({ symbol }) => symbol === "CANCELLED")).toMatchObject({ status: "failed", priority: "normal" });
  await database.sql("delete from market.symbol_onboarding_queue where symbol = 'CANCELLED'");
  await migrateUpTo(database, 10);
  const again = (await queue()).map((row) => ({ ...row, lease_expires_at: row.lease_expires_at && expect.any(Date) }));
  expect(seen.queue).toEqual(again);
});

test("start times are derived from known times; unknown ones stay null", async () => {
  await database.sql(
    `insert into market.symbol_onboarding_queue
       (symbol, status, attempts, created_at, started_at, next_attempt_at, completed_at, updated_at)
     values
       ('RETRIED', 'completed', 1, $1, $3, $2, $4, $4),
       ('TWICE', 'completed', 2, $1, $2, $3, $4, $4),
       ('PAUSED', 'pending', 1, $1, $2, $4, null, $3),
       ('ENDLESS', 'cancelled', 0, $1, null, $1, null, $3)`,
    [1, 2, 3, 4].map(minute),
  );
  await migrateUpTo(database, migrations.length);
  const after = await queue();
  const timesOf = (symbol: string) => {
    const { queued_at, attempt_started_at, completed_at } = after.find((row) => row.symbol === symbol);
    return [queued_at, attempt_started_at, completed_at];
  };
  expect(timesOf("WAITS")).toEqual([minute(1), null, null]);
  expect(timesOf("DONE")).toEqual([minute(5), minute(6), minute(7)]);
  expect(timesOf("RETRIED")).toEqual([minute(2), minute(3), minute(4)]);
  expect(timesOf("TWICE")).toEqual([minute(1), null, minute(4)]);
  expect(timesOf("PAUSED")).toEqual([minute(1), minute(2), null]);
  expect(timesOf("ENDLESS")).toEqual([minute(1), null, minute(3)]);
});
