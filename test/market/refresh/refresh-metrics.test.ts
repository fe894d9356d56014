import { calculateMetrics } from "../../../src/market/metrics/calculate-metrics";
import { refreshFactors } from "../../../src/market/refresh/refresh-factors";
import { refreshMetrics } from "../../../src/market/refresh/refresh-metrics";
import { countStatements } from "../../support/count-statements";
import { testDatabase } from "../../support/test-database";
import { scenarioCloses } from "../factors/scenario-closes";
import { addCloses, storeCloses } from "./load-closes";
import { weekdaysUntil } from "./synthetic-prices";

const database = testDatabase();
const DAYS = weekdaysUntil("2024-06-28", 300);
const closesTo = (days: readonly string[], closeOf: (at: number) => number) => ({
  dates: days,
  close: Float64Array.from(days, (_, at) => closeOf(at)),
});
const AAA = closesTo(DAYS, (at) => 100 + at);
const OLD = closesTo(DAYS.slice(0, 200), (at) => 50 + (at % 7));
const metricsOf = async (symbol: string) =>
  (
    await database.sql(
      `select metrics_date::text as day, current_price::float8 as price, return_1d, return_mtd, return_ytd, return_1m,
              return_3m, return_1y, company_name, sector, industry, data_quality_score as score
       from market.symbol_daily_metrics
       where symbol = $1`,
      [symbol],
    )
  )[0];

beforeEach(() =>
  storeCloses(
    database,
    new Map([
      ["AAA", AAA],
      ["OLD", OLD],
    ]),
  ),
);

describe("the stored metrics", () => {
  test.each([
    ["AAA", AAA, "2024-06-28"],
    ["OLD", OLD, DAYS[199]],
  ])("of %s are as of its own last bar", async (symbol, { dates, close }, lastDay) => {
    await refreshMetrics(database.db, ["AAA", "OLD"]);
    const expected = calculateMetrics(dates, close, "2024-12-31")!;
    expect(expected.metricsDate).toBe(lastDay);
    expect(await metricsOf(symbol)).toMatchObject({
      day: expected.metricsDate,
      price: expected.currentPrice,
      return_1d: expected.return1d,
      return_mtd: expected.returnMtd,
      return_ytd: expected.returnYtd,
      return_1m: expected.return1m,
      return_3m: expected.return3m,
      return_1y: expected.return1y,
    });
  });

  test("equal the returns that PostgreSQL calculates from the same bars", async () => {
    await refreshMetrics(database.db, ["AAA"]);
    const [expected] = await database.sql(`
      with close_until as (
        select anchor.day, (
          select bar.close::float8
          from market.market_data_cache bar
          where bar.symbol = 'AAA' and bar.date <= anchor.day
          order by bar.date desc
          limit 1
        ) as close
        from unnest(array['2024-06-28', '2024-06-27', '2024-05-31', '2023-12-31', '2024-05-28', '2024-03-28',
                          '2023-06-28']::date[]) as anchor (day)
      )
      select array_agg((399 / close - 1)::numeric(20, 12)::float8 order by day desc) as returns from close_until`);
    const row = await metricsOf("AAA");
    const found = [0, row.return_1d, row.return_mtd, row.return_1m, row.return_3m, row.return_ytd, row.return_1y];
    expect(found.map((value) => Number(value.toFixed(12)))).toEqual(expected.returns);
  });

  test("replace the previous ones: one row per symbol", async () => {
    await refreshMetrics(database.db, ["AAA"]);
    await addCloses(database, new Map([["AAA", closesTo(["2024-07-01"], () => 798)]]));
    await refreshMetrics(database.db, ["AAA"]);
    expect(await database.sql("select symbol from market.symbol_daily_metrics")).toEqual([{ symbol: "AAA" }]);
    expect(await metricsOf("AAA")).toMatchObject({ day: "2024-07-01", price: 798, return_1d: 1 });
  });

  test("contain sector and industry of the registered symbol", async () => {
    const profile = "update market.symbol_universe set sector = $1, industry = $2 where symbol = 'AAA'";
    await database.sql(profile, ["Technology", "Phones"]);
    await refreshMetrics(database.db, ["AAA"]);
    expect(await metricsOf("AAA")).toMatchObject({ sector: "Technology", industry: "Phones" });
  });

  test("keep the company name if a later refresh has none", async () => {
    await refreshMetrics(database.db, ["AAA"], new Map([["AAA", "Triple A"]]));
    await refreshMetrics(database.db, ["AAA"]);
    expect(await metricsOf("AAA")).toMatchObject({ company_name: "Triple A" });
  });

  test("score 60 with price and all returns, 80 with a profile, and 5 less for each missing return", async () => {
    await refreshMetrics(database.db, ["AAA", "OLD"]);
    expect([(await metricsOf("AAA")).score, (await metricsOf("OLD")).score]).toEqual([60, 55]);
    await database.sql("update market.symbol_universe set asset_type = 'equity' where symbol = 'AAA'");
    await refreshMetrics(database.db, ["AAA"]);
    expect((await metricsOf("AAA")).score).toBe(80);
  });
});

describe("with factors", () => {
  const { bars, etfs } = scenarioCloses({});
  const betasOf = async () =>
    (
      await database.sql(
        `select factor_value as "Value", factor_growth as "Growth", factor_momentum as "Momentum",
                factor_quality as "Quality", factor_size as "Size", factor_low_vol as "Low Volatility",
                factor_growth_value_spread as "Growth-Value Spread", factor_momentum_spread as "Momentum Spread",
                factor_size_spread as "Size Spread", factor_quality_spread as "Quality Spread"
         from market.symbol_daily_metrics
         where symbol = 'STOCK'`,
      )
    )[0];
  const refresh = async () => {
    await refreshFactors(database.db, ["STOCK"]);
    await refreshMetrics(database.db, ["STOCK"]);
  };

  beforeEach(() => storeCloses(database, new Map([["STOCK", bars], ...etfs])));

  test("the metrics contain the ten style and spread betas, which score 20 points", async () => {
    await refresh();
    const exposures = await database.sql(`
      select factor.name, exposure.beta_value as beta
      from market.symbol_factor_exposures exposure
      join market.factor_definitions factor on factor.id = exposure.factor_id
      where factor.factor_type = 'style'`);
    expect(exposures).toHaveLength(10);
    expect(await betasOf()).toEqual(Object.fromEntries(exposures.map(({ name, beta }) => [name, beta])));
    expect((await metricsOf("STOCK")).score).toBe(70);
  });

  test("that can no longer be calculated, betas and points are removed", async () => {
    await refresh();
    await database.sql("delete from market.market_data_cache where symbol <> 'STOCK'");
    await refresh();
    expect(new Set(Object.values(await betasOf()))).toEqual(new Set([null]));
    expect((await metricsOf("STOCK")).score).toBe(50);
  });
});

describe("a symbol is skipped", () => {
  test("if it has no bars or is not registered", async () => {
    await database.sql("insert into market.symbol_universe (symbol) values ('NOBARS')");
    await database.sql("delete from market.symbol_universe where symbol = 'OLD'");
    await refreshMetrics(database.db, ["NOBARS", "OLD", "NONE", "AAA"]);
    expect(await database.sql("select symbol from market.symbol_daily_metrics")).toEqual([{ symbol: "AAA" }]);
    await refreshMetrics(database.db, []);
  });
});

test("two symbols take as many statements as one", async () => {
  const one = await countStatements(database.dataSource, () => refreshMetrics(database.db, ["AAA"]));
  const two = await countStatements(database.dataSource, () => refreshMetrics(database.db, ["AAA", "OLD"]));
  expect(two.statements).toHaveLength(one.statements.length);
});
