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
  "a symbol registered by %s has that source and its first and last day",
  async (source) => {
    await registerSymbols(database.db, ["AAA"], source);
    const days = { first: "2024-01-02", last_seen: "2024-01-05", last_price: "2024-01-05" };
    expect(await known()).toMatchObject({ ...days, source, is_active: true, asset_type: null });
  },
);

test("a symbol keeps the source of its first registration", async () => {
  await registerSymbols(database.db, ["AAA"], "seed");
  await registerSymbols(database.db, ["AAA"], "onboarding");
  expect(await known()).toMatchObject({ source: "seed" });
});

test("a symbol without bars is skipped, unlike others in the same call", async () => {
  await registerSymbols(database.db, ["NONE", "AAA"], "admin");
  expect(await database.sql("select symbol from market.symbol_universe")).toEqual([{ symbol: "AAA" }]);
});

test("new bars at both ends update the first and the last day", async () => {
  await registerSymbols(database.db, ["AAA"], "seed");
  await storeBars("AAA", "2023-12-29", "2024-01-08");
  await registerSymbols(database.db, ["AAA"], "batch");
  expect(await known()).toMatchObject({ first: "2023-12-29", last_seen: "2024-01-08", last_price: "2024-01-08" });
});

test("deleted bars move the last price date back, but not the last seen date", async () => {
  await registerSymbols(database.db, ["AAA"], "seed");
  await database.sql("delete from market.market_data_cache where date = '2024-01-05'");
  await registerSymbols(database.db, ["AAA"], "batch");
  expect(await known()).toMatchObject({ last_seen: "2024-01-05", last_price: "2024-01-03" });
});

describe("a profile", () => {
  test("fills in unknown fields and replaces changed ones", async () => {
    await registerSymbols(database.db, ["AAA"], "seed");
    await registerSymbols(database.db, ["AAA"], "onboarding", PROFILE);
    expect(await known()).toMatchObject({ asset_type: "equity", sector: "Technology", industry: "Phones" });
    await registerSymbols(database.db, ["AAA"], "onboarding", { ...PROFILE, sector: "Energy" });
    expect(await known()).toMatchObject({ sector: "Energy", industry: "Phones" });
  });

  test("without values keeps the stored sector and asset type", async () => {
    await registerSymbols(database.db, ["AAA"], "onboarding", PROFILE);
    await storeBars("AAA", "2024-01-08");
    await registerSymbols(database.db, ["AAA"], "batch");
    const nothing = { assetType: null, sector: null, industry: null };
    await registerSymbols(database.db, ["AAA"], "onboarding", nothing);
    expect(await known()).toMatchObject({ asset_type: "equity", sector: "Technology", industry: "Phones" });
  });

  test("is stored even without new bars", async () => {
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

  test.each(["seed", "admin", "batch"] as const)("stays inactive if it gets prices by %s", async (source) => {
    await registerSymbols(database.db, ["AAA"], source);
    expect(await known()).toMatchObject({ is_active: false, last_price: "2024-01-08" });
  });

  test("becomes active when it is onboarded again", async () => {
    await registerSymbols(database.db, ["AAA"], "onboarding");
    expect(await known()).toMatchObject({ is_active: true });
  });
});

test("without changes nothing is written and updated_at stays", async () => {
  const changed = async () =>
    (await database.sql("select updated_at::text as moment from market.symbol_universe"))[0].moment;
  await registerSymbols(database.db, ["AAA"], "seed", PROFILE);
  const before = await changed();
  await registerSymbols(database.db, ["AAA"], "batch");
  expect(await changed()).toBe(before);
});

test("concurrent callers with the same symbols in opposite order all succeed", async () => {
  const symbols = Array.from({ length: 200 }, (_, nth) => `S${nth}`);
  for (const symbol of symbols) await storeBars(symbol, "2024-01-02");
  const turned = symbols.toReversed();
  await Promise.all([symbols, turned, symbols, turned].map((each) => registerSymbols(database.db, each, "onboarding")));
  const [{ count }] = await database.sql("select count(*)::int as count from market.symbol_universe");
  expect(count).toBe(200);
});
