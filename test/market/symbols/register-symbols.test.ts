import { registerSymbols } from "../../../src/market";
import { testDatabase } from "../../support/test-database";

const database = testDatabase();
const PROFILE = { assetType: "equity", sector: "Technology", industry: "Phones" };

const known = (symbol = "AAA") =>
  database
    .sql(
      `select symbol, asset_type, sector, industry, first_seen_date::text as first, last_seen_date::text as last_seen,
              last_price_date::text as last_price, is_active, added_source as source
       from market.symbol_universe
       where symbol = $1`,
      [symbol],
    )
    .then(([row]) => row);
const storeBars = (symbol: string, ...days: string[]) =>
  database.sql(
    `insert into market.market_data_cache (symbol, date, close, data_source)
     select $1, unnest($2::date[]), 1, 'synthetic'`,
    [symbol, days],
  );

beforeEach(async () => {
  await database.sql("truncate market.market_data_cache");
  await database.sql("delete from market.symbol_universe");
  await storeBars("AAA", "2024-01-02", "2024-01-03", "2024-01-05");
});

test.each(["seed", "onboarding", "admin", "batch"] as const)(
  "a symbol that came in by %s says so, with its first and last day",
  async (source) => {
    await registerSymbols(database.db, ["AAA"], source);
    const days = { first: "2024-01-02", last_seen: "2024-01-05", last_price: "2024-01-05" };
    expect(await known()).toMatchObject({ ...days, source, is_active: true, asset_type: null });
  },
);

test("a symbol keeps saying how it came in first", async () => {
  await registerSymbols(database.db, ["AAA"], "seed");
  await registerSymbols(database.db, ["AAA"], "onboarding");
  expect(await known()).toMatchObject({ source: "seed" });
});

test("a symbol without bars is left out, those beside it are not", async () => {
  await registerSymbols(database.db, ["NONE", "AAA"], "admin");
  expect(await database.sql("select symbol from market.symbol_universe")).toEqual([{ symbol: "AAA" }]);
});

test("new bars at both ends move first and last day", async () => {
  await registerSymbols(database.db, ["AAA"], "seed");
  await storeBars("AAA", "2023-12-29", "2024-01-08");
  await registerSymbols(database.db, ["AAA"], "batch");
  expect(await known()).toMatchObject({ first: "2023-12-29", last_seen: "2024-01-08", last_price: "2024-01-08" });
});

test("bars that were taken away move the last price back, but not the day on which the symbol was last seen", async () => {
  await registerSymbols(database.db, ["AAA"], "seed");
  await database.sql("delete from market.market_data_cache where date = '2024-01-05'");
  await registerSymbols(database.db, ["AAA"], "batch");
  expect(await known()).toMatchObject({ last_seen: "2024-01-05", last_price: "2024-01-03" });
});

describe("a profile", () => {
  test("fills in what is unknown and replaces what has changed", async () => {
    await registerSymbols(database.db, ["AAA"], "seed");
    await registerSymbols(database.db, ["AAA"], "onboarding", PROFILE);
    expect(await known()).toMatchObject({ asset_type: "equity", sector: "Technology", industry: "Phones" });
    await registerSymbols(database.db, ["AAA"], "onboarding", { ...PROFILE, sector: "Energy" });
    expect(await known()).toMatchObject({ sector: "Energy", industry: "Phones" });
  });

  test("that says nothing leaves sector and kind as they are", async () => {
    await registerSymbols(database.db, ["AAA"], "onboarding", PROFILE);
    await storeBars("AAA", "2024-01-08");
    await registerSymbols(database.db, ["AAA"], "batch");
    const nothing = { assetType: null, sector: null, industry: null };
    await registerSymbols(database.db, ["AAA"], "onboarding", nothing);
    expect(await known()).toMatchObject({ asset_type: "equity", sector: "Technology", industry: "Phones" });
  });

  test("counts even when no bar is new", async () => {
    await registerSymbols(database.db, ["AAA"], "admin");
    await registerSymbols(database.db, ["AAA"], "admin", PROFILE);
    expect(await known()).toMatchObject({ asset_type: "equity", sector: "Technology", industry: "Phones" });
  });
});

describe("an inactive symbol", () => {
  beforeEach(async () => {
    await registerSymbols(database.db, ["AAA"], "seed");
    await database.sql("update market.symbol_universe set is_active = false");
    await storeBars("AAA", "2024-01-08");
  });

  test.each(["seed", "admin", "batch"] as const)("stays so when its prices come by %s", async (source) => {
    await registerSymbols(database.db, ["AAA"], source);
    expect(await known()).toMatchObject({ is_active: false, last_price: "2024-01-08" });
  });

  test("is active again once somebody onboards it", async () => {
    await registerSymbols(database.db, ["AAA"], "onboarding");
    expect(await known()).toMatchObject({ is_active: true });
  });
});

test("nothing new is written as nothing: the entry's time of change stays", async () => {
  const changed = async () =>
    (await database.sql("select updated_at::text as moment from market.symbol_universe"))[0].moment;
  await registerSymbols(database.db, ["AAA"], "seed", PROFILE);
  const before = await changed();
  await registerSymbols(database.db, ["AAA"], "batch");
  expect(await changed()).toBe(before);
});

test("two callers with the same symbols in opposite order both succeed", async () => {
  const symbols = Array.from({ length: 200 }, (_, nth) => `S${nth}`);
  for (const symbol of symbols) await storeBars(symbol, "2024-01-02");
  const turned = symbols.toReversed();
  await Promise.all([symbols, turned, symbols, turned].map((each) => registerSymbols(database.db, each, "onboarding")));
  const [{ count }] = await database.sql("select count(*)::int as count from market.symbol_universe");
  expect(count).toBe(200);
});
