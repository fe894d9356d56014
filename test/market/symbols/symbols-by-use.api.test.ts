import { testApp } from "../../support/test-app";
import { bar, outcome, written } from "../prices/send-bars";
import { filtered } from "./symbol-pages";

const app = testApp();
const known = async (text: string) =>
  (
    await app.query(
      "query ($text: ID!) { symbol(symbol: $text) { symbol addedSource isActive firstSeenDate lastPriceDate latestBar { close } } }",
      { text },
    )
  ).data.symbol;

beforeEach(async () => {
  await app.database.sql("truncate market.market_data_cache");
  await app.database.sql("delete from market.symbol_universe");
});

describe("written bars", () => {
  test("register their symbols", async () => {
    expect(await known("new")).toBeNull();
    await outcome(app, [bar({ symbol: " new " }), bar({ symbol: "brk.b" })]);
    expect(await known("NEW")).toEqual({
      symbol: "NEW",
      addedSource: "admin",
      isActive: true,
      latestBar: { close: "11" },
      firstSeenDate: "2024-05-17",
      lastPriceDate: "2024-05-17",
    });
    expect(await filtered(app, {})).toEqual(["BRK-B", "NEW"]);
  });

  test("update the last and the first day", async () => {
    await outcome(app, [bar()]);
    await outcome(app, [bar({ date: "2024-05-20", close: "12" })]);
    expect(await known("AAPL")).toMatchObject({ lastPriceDate: "2024-05-20", latestBar: { close: "12" } });
    await outcome(app, [bar({ date: "2024-05-10" })]);
    expect(await known("AAPL")).toMatchObject({ firstSeenDate: "2024-05-10", lastPriceDate: "2024-05-20" });
  });

  test("that are rejected register no symbols", async () => {
    const { problems } = await outcome(app, [bar({ symbol: "GOOD" }), bar({ symbol: "BAD", high: "1" })]);
    expect(problems).not.toEqual([]);
    expect(await filtered(app, {})).toEqual([]);
  });

  test("do not reactivate an inactive symbol", async () => {
    await outcome(app, [bar()]);
    await app.database.sql("update market.symbol_universe set is_active = false");
    expect(await outcome(app, [bar({ date: "2024-05-20" })])).toEqual(written(1, 0, 0));
    expect(await known("AAPL")).toMatchObject({ isActive: false, lastPriceDate: "2024-05-20" });
  });
});

describe("a run over the symbol universe", () => {
  const execute = async () =>
    (
      await app.query(`mutation {
        executeStrategy(input: {
          strategyCode: "bullish_breakout", universe: { source: SYMBOL_UNIVERSE }, asOf: "2024-05-20"
        }) {
          run { universeSource totalCount remainingTickers(first: 10) }
          userErrors { code field message }
        }
      }`)
    ).data.executeStrategy;

  test("contains the active symbols in alphabetical order", async () => {
    await outcome(
      app,
      ["CCC", "AAA", "BBB", "DDD"].map((symbol) => bar({ symbol })),
    );
    await app.database.sql("update market.symbol_universe set is_active = false where symbol = 'BBB'");
    expect(await execute()).toEqual({
      run: { universeSource: "symbol_universe", totalCount: 3, remainingTickers: ["AAA", "CCC", "DDD"] },
      userErrors: [],
    });
  });

  test("is rejected if no symbol is active", async () => {
    await outcome(app, [bar()]);
    await app.database.sql("update market.symbol_universe set is_active = false");
    const { run, userErrors } = await execute();
    expect(run).toBeNull();
    expect(userErrors).toMatchObject([{ code: "REQUIRED", field: ["input", "universe"] }]);
  });
});
