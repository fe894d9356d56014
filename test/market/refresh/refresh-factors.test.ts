import { calculateExposures } from "../../../src/market/factors/calculate-exposures";
import { exposuresBySymbol } from "../../../src/market/factors/symbol-factor-exposure.loaders";
import { refreshFactors } from "../../../src/market/refresh/refresh-factors";
import { A_BILLIONTH, relativeError } from "../../engine/regression/relative-error";
import { countStatements } from "../../support/count-statements";
import { testDatabase } from "../../support/test-database";
import scenarios from "../factors/fixtures/scenarios.json";
import { DAYS, scenarioCloses } from "../factors/scenario-closes";
import { addCloses, storeCloses, upTo } from "./load-closes";
import { shifted } from "./synthetic-prices";

const database = testDatabase();
const { bars, etfs } = scenarioCloses({});
const LAST_DAY = DAYS.at(-1)!;
const ALL = new Map([["STOCK", bars], ...etfs]);
const BY_NAME = { "Market Beta (90D)": "SPY", "IR Beta": "TLT" };

const stored = (symbol = "STOCK") =>
  database.sql(
    `select factor.name, exposure.calculation_date::text as date, exposure.beta_value as beta,
            exposure.r_squared, exposure.observations, exposure.quality_flag, exposure.calculation_method as method,
            exposure.regularization_alpha as alpha, exposure.regression_window_days as window
     from market.symbol_factor_exposures exposure
     join market.factor_definitions factor on factor.id = exposure.factor_id
     where exposure.symbol = $1
     order by exposure.calculation_date, factor.display_order`,
    [symbol],
  );
const namesOf = async (symbol?: string) => (await stored(symbol)).map(({ name }) => name);
const lastFactorDate = async () =>
  (await database.sql("select last_factor_date::text as day from market.symbol_universe where symbol = 'STOCK'"))[0]
    .day;
const reasonsOf = async () => new Map((await refresh()).map(({ factorName, reason }) => [factorName, reason]));
const refresh = async () => (await refreshFactors(database.db, ["STOCK"])).get("STOCK")!;

beforeEach(() => storeCloses(database, ALL));

describe("the stored exposures", () => {
  test("equal those of NumPy for the same closes", async () => {
    await refresh();
    const expected = scenarios.scenarios[0]!.rows;
    const rows = await stored();
    expect(rows).toHaveLength(12);
    for (const row of rows) {
      const other = expected.find(({ factorName }) => factorName === row.name)!;
      expect(relativeError(row.beta, other.betaValue)).toBeLessThan(A_BILLIONTH);
      expect(relativeError(row.r_squared, other.rSquared)).toBeLessThan(A_BILLIONTH);
      expect([row.observations, row.quality_flag, row.method, row.alpha, row.window]).toEqual([
        other.observations,
        other.qualityFlag,
        other.calculationMethod,
        other.regularizationAlpha,
        other.regressionWindowDays,
      ]);
    }
  });

  test("equal those of calculateExposures for the same bars, as of the symbol's own last day", async () => {
    const lastDay = DAYS.at(-4)!;
    await storeCloses(database, new Map([["STOCK", upTo(bars, lastDay)], ...etfs]));
    await refresh();
    const { rows } = calculateExposures(bars, etfs, lastDay);
    expect((await stored()).map(({ name, date, beta }) => [name, date, beta])).toEqual(
      rows.map(({ factorName, betaValue }) => [factorName, lastDay, betaValue]),
    );
  });

  test("and the skipped factors are together the 13 defined factors", async () => {
    const skipped = (await refresh()).map(({ factorName }) => factorName);
    expect(skipped).toEqual(["Provider Beta (1Y)"]);
    const defined = await database.sql("select name from market.factor_definitions");
    expect(defined).toHaveLength(13);
    expect([...(await namesOf()), ...skipped].sort()).toEqual(defined.map(({ name }) => name).sort());
  });

  test("update the symbol's last factor date", async () => {
    expect(await lastFactorDate()).toBeNull();
    await refresh();
    expect(await lastFactorDate()).toBe(LAST_DAY);
  });

  test("of several symbols are calculated separately, in as many statements as those of one", async () => {
    const { bars: lever } = scenarioCloses({ symbol: "LEVER" });
    const shorter = upTo(bars, DAYS.at(-10)!);
    await addCloses(
      database,
      new Map([
        ["LEVER", lever],
        ["SHORTER", shorter],
      ]),
    );
    const one = await countStatements(database.dataSource, () => refreshFactors(database.db, ["STOCK"]));
    const symbols = ["STOCK", "LEVER", "SHORTER", "SPY"];
    const four = await countStatements(database.dataSource, () => refreshFactors(database.db, symbols));
    expect(four.statements).toHaveLength(one.statements.length);
    expect([...four.result.keys()].sort()).toEqual([...symbols].sort());
    expect((await stored("LEVER"))[0]).toMatchObject({ name: "Market Beta (90D)", beta: 5, date: LAST_DAY });
    expect((await stored("SHORTER"))[0]).toMatchObject({ date: DAYS.at(-10) });
    const [spy] = await stored("SPY");
    expect(spy.beta).toBeCloseTo(1, 12);
  });
});

describe("calculating again", () => {
  test("replaces the values of the same day", async () => {
    await refresh();
    const before = await stored();
    const doubled = { dates: bars.dates, close: Float64Array.from(bars.close, (close) => close ** 2 / 100) };
    await addCloses(database, new Map([["STOCK", doubled]]));
    await refresh();
    const after = await stored();
    expect(after.map(({ name }) => name)).toEqual(before.map(({ name }) => name));
    const expected = calculateExposures(
      { dates: bars.dates, close: Float64Array.from(doubled.close, (close) => Number(close.toFixed(4))) },
      etfs,
      LAST_DAY,
    );
    expect(after.map(({ beta }) => beta)).toEqual(expected.rows.map(({ betaValue }) => betaValue));
    expect(after[0].beta).not.toBe(before[0].beta);
  });

  test("keeps earlier days when it adds a new one", async () => {
    await storeCloses(database, new Map([["STOCK", upTo(bars, DAYS.at(-2)!)], ...etfs]));
    await refresh();
    await addCloses(database, ALL);
    await refresh();
    expect(new Set((await stored()).map(({ date }) => date))).toEqual(new Set([DAYS.at(-2), LAST_DAY]));
    expect(await stored()).toHaveLength(24);
  });

  test.each(Object.entries(BY_NAME))(
    "deletes the row of the day for %s if the prices of %s are deleted",
    async (name, etf) => {
      await refresh();
      await database.sql("delete from market.market_data_cache where symbol = $1", [etf]);
      const reasons = await reasonsOf();
      expect(reasons.get(name)).toBe(`No prices for ${etf} up to ${LAST_DAY}.`);
      expect(await namesOf()).not.toContain(name);
      expect(await namesOf()).toContain("Growth-Value Spread");
    },
  );

  test("keeps the rows of earlier days and sets the last factor date to the latest of them", async () => {
    await storeCloses(database, new Map([["STOCK", upTo(bars, DAYS.at(-2)!)], ...etfs]));
    await refresh();
    await addCloses(database, ALL);
    await refresh();
    await database.sql("delete from market.market_data_cache where symbol <> 'STOCK'");
    await refresh();
    expect(new Set((await stored()).map(({ date }) => date))).toEqual(new Set([DAYS.at(-2)]));
    expect(await lastFactorDate()).toBe(DAYS.at(-2));
  });

  test("clears the last factor date if no factor can be calculated any more", async () => {
    await refresh();
    await database.sql("delete from market.market_data_cache where symbol <> 'STOCK'");
    await refresh();
    expect(await stored()).toEqual([]);
    expect(await lastFactorDate()).toBeNull();
  });
});

describe("a factor is skipped with a reason", () => {
  test("if there are no ETFs, like all 13, and no row is stored", async () => {
    await storeCloses(database, new Map([["STOCK", bars]]));
    const reasons = await reasonsOf();
    expect(reasons.size).toBe(13);
    expect(reasons.get("Size Spread")).toBe(`No prices for IWM and SPY up to ${LAST_DAY}.`);
    expect(await stored()).toEqual([]);
  });

  test("if the prices of its ETF end more than ten days before the symbol's", async () => {
    const cut = shifted(LAST_DAY, -11);
    await storeCloses(database, new Map([...ALL, ["TLT", upTo(etfs.get("TLT")!, cut)]]));
    const lastOfTlt = DAYS.filter((day) => day <= cut).at(-1);
    expect((await reasonsOf()).get("IR Beta")).toBe(
      `The prices of its ETFs end on ${lastOfTlt}, more than 10 days before the symbol's.`,
    );
    expect(await namesOf()).not.toContain("IR Beta");
    expect(await stored()).toHaveLength(11);
  });

  test("but not if they end ten days before: then its exposure is dated by the last common day", async () => {
    const cut = shifted(LAST_DAY, -8);
    await storeCloses(database, new Map([...ALL, ["TLT", upTo(etfs.get("TLT")!, cut)]]));
    expect([...(await reasonsOf()).keys()]).toEqual(["Provider Beta (1Y)"]);
    const lastOfTlt = DAYS.filter((day) => day <= cut).at(-1);
    const dates = new Map((await stored()).map(({ name, date }) => [name, date]));
    expect([dates.get("IR Beta"), dates.get("Market Beta (90D)")]).toEqual([lastOfTlt, LAST_DAY]);
    const shown = await exposuresBySymbol({ db: database.db } as never).load({ symbol: "STOCK", date: null });
    expect(shown).toHaveLength(12);
    expect(shown.find(({ factor }) => factor.name === "IR Beta")?.calculationDate).toBe(lastOfTlt);
    const ofDay = await exposuresBySymbol({ db: database.db } as never).load({ symbol: "STOCK", date: LAST_DAY });
    expect(ofDay.map(({ factor }) => factor.name)).not.toContain("IR Beta");
  });

  test("and its exposure is deleted with the prices of its day", async () => {
    await refresh();
    await database.sql("delete from market.market_data_cache where symbol = 'TLT' and date > $1", [DAYS.at(-3)]);
    await refresh();
    expect((await stored()).filter(({ name }) => name === "IR Beta").map(({ date }) => date)).toEqual([DAYS.at(-3)]);
  });

  test("if its definition is no longer active, and its row of the day is deleted", async () => {
    await refresh();
    await database.sql("update market.factor_definitions set is_active = false where name = 'Size'");
    try {
      await refresh();
      expect(await namesOf()).not.toContain("Size");
      expect(await stored()).toHaveLength(11);
    } finally {
      await database.sql("update market.factor_definitions set is_active = true");
    }
  });
});

test("omits symbols without bars, and accepts an empty list", async () => {
  expect(await refreshFactors(database.db, ["NONE"])).toEqual(new Map());
  expect(await refreshFactors(database.db, [])).toEqual(new Map());
  expect([...(await refreshFactors(database.db, ["NONE", "STOCK"])).keys()]).toEqual(["STOCK"]);
});
