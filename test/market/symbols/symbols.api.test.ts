import { testApp } from "../../support/test-app";
import { filtered, pageOf } from "./symbol-pages";

const app = testApp();

beforeAll(() =>
  app.database.sql(`
    insert into market.symbol_universe (symbol, asset_type, sector, is_active, last_price_date)
    values ('AAA', 'equity', 'Technology', true, '2024-05-17'),
           ('BBB', 'equity', 'Energy', true, '2024-05-16'),
           ('CCC', 'etf', null, true, '2024-05-17'),
           ('DDD', 'equity', 'Energy', false, '2019-01-02'),
           ('EEE', null, null, true, null),
           ('BRK-B', 'equity', 'Financials', true, '2024-05-17')`),
);

describe("the list", () => {
  test("contains all registered symbols in alphabetical order", async () => {
    const page = await pageOf(app);
    expect(page.symbols).toEqual(["AAA", "BBB", "BRK-B", "CCC", "DDD", "EEE"]);
    expect(page.totalCount).toBe(6);
  });

  test.each([1, 2, 4, 5, 6])("is the same in pages of %d", async (size) => {
    const found: string[] = [];
    for (let after: string | null = null, hasNext = true; hasNext; ) {
      const page = await pageOf(app, { first: size, after });
      found.push(...page.symbols);
      expect(page.totalCount).toBe(6);
      after = page.pageInfo.endCursor;
      hasNext = page.pageInfo.hasNextPage;
    }
    expect(found).toEqual(["AAA", "BBB", "BRK-B", "CCC", "DDD", "EEE"]);
  });

  test("is stable while symbols are added before the current page", async () => {
    const first = await pageOf(app, { first: 2 });
    await app.database.sql("insert into market.symbol_universe (symbol) values ('AB')");
    const second = await pageOf(app, { first: 2, after: first.pageInfo.endCursor });
    await app.database.sql("delete from market.symbol_universe where symbol = 'AB'");
    expect(second.symbols).toEqual(["BRK-B", "CCC"]);
  });

  test("rejects a cursor of another list", async () => {
    await app.database.sql(
      "insert into market.market_data_cache (symbol, date, close, data_source) values ('AAA', '2024-05-17', 1, 'x')",
    );
    const { data } = await app.query('{ priceBars(symbol: "AAA") { pageInfo { endCursor } } }');
    const { errors } = await pageOf(app, { first: 2, after: data.priceBars.pageInfo.endCursor });
    expect(errors?.[0]?.extensions.code).toBe("BAD_USER_INPUT");
  });
});

describe("the filter matches", () => {
  test.each<[string, object, string[]]>([
    ["all symbols without conditions", {}, ["AAA", "BBB", "BRK-B", "CCC", "DDD", "EEE"]],
    ["symbols in any case", { symbolIn: [" ccc", "brk.b", "NONE"] }, ["BRK-B", "CCC"]],
    ["no symbols with an empty list", { symbolIn: [] }, []],
    ["an asset type", { assetTypeIn: ["etf"] }, ["CCC"]],
    ["several asset types", { assetTypeIn: ["etf", "equity"] }, ["AAA", "BBB", "BRK-B", "CCC", "DDD"]],
    ["a sector", { sectorIn: ["Energy"] }, ["BBB", "DDD"]],
    ["active symbols", { isActive: true }, ["AAA", "BBB", "BRK-B", "CCC", "EEE"]],
    ["inactive symbols", { isActive: false }, ["DDD"]],
    ["symbols whose last bar is older, or that have none", { pricesOlderThan: "2024-05-17" }, ["BBB", "DDD", "EEE"]],
    ["symbols that meet all conditions", { sectorIn: ["Energy"], isActive: true, assetTypeIn: ["equity"] }, ["BBB"]],
    [
      "all symbols if the conditions are null",
      { sectorIn: null, isActive: null, symbolIn: null },
      ["AAA", "BBB", "BRK-B", "CCC", "DDD", "EEE"],
    ],
  ])("%s", async (_, filter, expected) => {
    expect(await filtered(app, filter)).toEqual(expected);
  });

  test("up to 500 symbols and rejects 501", async () => {
    const named = (count: number) => Array.from({ length: count }, (_, nth) => `S${nth}`);
    expect(await filtered(app, { symbolIn: named(500) })).toEqual([]);
    const { errors } = await pageOf(app, { filter: { symbolIn: named(501) } });
    expect(errors?.[0]).toMatchObject({ extensions: { code: "BAD_USER_INPUT" } });
    expect(JSON.stringify(errors)).toContain("symbolIn");
  });

  test("the symbols in totalCount", async () => {
    const page = await pageOf(app, { filter: { sectorIn: ["Energy"] }, first: 1 });
    expect(page).toMatchObject({ symbols: ["BBB"], totalCount: 2, pageInfo: { hasNextPage: true } });
  });
});

describe("one symbol", () => {
  const symbol = async (text: string) =>
    (await app.query("query ($text: ID!) { symbol(symbol: $text) { symbol sector isActive lastPriceDate } }", { text }))
      .data.symbol;

  test.each(["AAA", "aaa", " aAa "])("is found as %j", async (text) => {
    expect(await symbol(text)).toEqual({
      symbol: "AAA",
      sector: "Technology",
      isActive: true,
      lastPriceDate: "2024-05-17",
    });
  });

  test.each(["brk.b", "BRK-B", "BRK.B"])("with a share class is found as %s", async (text) => {
    expect(await symbol(text)).toMatchObject({ symbol: "BRK-B" });
  });

  test.each(["NONE", "", "'; drop table market.symbol_universe; --", "💥"])(
    "is null if it is not registered: %j",
    async (text) => {
      expect(await symbol(text)).toBeNull();
    },
  );

  test("that is inactive is found", async () => {
    expect(await symbol("ddd")).toMatchObject({ isActive: false });
  });
});

test("factorDefinitions returns the 13 factors in display order", async () => {
  const { data } = await app.query("{ factorDefinitions { name factorType displayOrder etfProxy isActive } }");
  const stored = await app.database.sql(
    `select name, factor_type as "factorType", display_order as "displayOrder", etf_proxy as "etfProxy",
            is_active as "isActive"
     from market.factor_definitions
     order by display_order`,
  );
  expect(data.factorDefinitions).toEqual(stored);
  expect(stored.map(({ displayOrder }) => displayOrder)).toEqual(Array.from({ length: 13 }, (_, nth) => nth));
});
