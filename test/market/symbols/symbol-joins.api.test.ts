import { refreshFactors } from "../../../src/market/refresh/refresh-factors";
import { refreshMetrics } from "../../../src/market/refresh/refresh-metrics";
import { countStatements } from "../../support/count-statements";
import { type Asker, testApp } from "../../support/test-app";
import { DAYS, scenarioCloses } from "../factors/scenario-closes";
import { addCloses, storeCloses, upTo } from "../refresh/load-closes";

const app = testApp();
const DOCUMENT = `
  query ($first: Int, $filter: SymbolFilter, $day: Date) {
    symbols(first: $first, filter: $filter) {
      nodes {
        symbol
        latestBar { symbol date open high low close volume dataSource }
        dailyMetrics { symbol metricsDate currentPrice return1d returnYtd factorValue dataQualityScore }
        factorExposures(calculationDate: $day) { calculationDate betaValue rSquared observations factor { name } }
        onboarding { symbol status phase attempts requesters { email } }
      }
    }
  }`;
const BEFORE = DAYS.at(-2)!;
const LAST_DAY = DAYS.at(-1)!;
let anna: Asker;
let bert: Asker;

// biome-ignore lint/suspicious/noExplicitAny: the document determines the shape of the result
async function joined(variables: object = {}, asker?: Asker): Promise<any[]> {
  const { data, errors } = await app.query(DOCUMENT, { first: 100, ...variables }, asker);
  expect(errors).toBeUndefined();
  return data.symbols.nodes;
}

/** STOCK and the ETFs have factors of two days and metrics of the last one; LONE is registered without any data. */
beforeAll(async () => {
  const { bars, etfs } = scenarioCloses({});
  const all = new Map([["STOCK", bars], ...etfs]);
  const symbols = [...all.keys()];
  await storeCloses(app.database, new Map([...all].map(([symbol, closes]) => [symbol, upTo(closes, BEFORE)])));
  await refreshFactors(app.database.db, symbols);
  await addCloses(app.database, all);
  await refreshFactors(app.database.db, symbols);
  await refreshMetrics(app.database.db, symbols);
  await app.database.sql("insert into market.symbol_universe (symbol) values ('LONE')");
  anna = await app.asker();
  bert = await app.asker();
  const onboard = 'mutation { onboardSymbols(input: { symbols: ["STOCK", "SPY"] }) { userErrors { code } } }';
  await app.query(onboard, {}, anna);
  await app.query('mutation { onboardSymbols(input: { symbols: ["SPY"] }) { userErrors { code } } }', {}, bert);
});

test("each symbol has its own last bar", async () => {
  const expected = await app.database.sql(`
    select distinct on (symbol) symbol, date::text, open::text, high::text, low::text, close::text,
           volume::float8 as volume, data_source as "dataSource"
    from market.market_data_cache
    order by symbol, date desc`);
  const nodes = await joined();
  expect(nodes).toHaveLength(10);
  expect(nodes.flatMap(({ latestBar }) => latestBar ?? [])).toEqual(expected);
});

test("each symbol has its own stored metrics", async () => {
  const expected = await app.database.sql(`
    select symbol, metrics_date::text as "metricsDate", current_price::text as "currentPrice", return_1d as "return1d",
           return_ytd as "returnYtd", factor_value as "factorValue", data_quality_score as "dataQualityScore"
    from market.symbol_daily_metrics
    order by symbol`);
  expect((await joined()).flatMap(({ dailyMetrics }) => dailyMetrics ?? [])).toEqual(expected);
});

test.each([
  ["the latest calculation without a date", null, LAST_DAY],
  ["an earlier date", BEFORE, BEFORE],
])("exposures are those of %s, ordered like the factors", async (_, day, stored) => {
  const expected = await app.database.sql(
    `select exposure.symbol, exposure.calculation_date::text as "calculationDate", exposure.beta_value as "betaValue",
            exposure.r_squared as "rSquared", exposure.observations, json_build_object('name', factor.name) as factor
     from market.symbol_factor_exposures exposure
     join market.factor_definitions factor on factor.id = exposure.factor_id
     where exposure.calculation_date = $1
     order by exposure.symbol, factor.display_order`,
    [stored],
  );
  const nodes = await joined({ day });
  const found = nodes.flatMap(({ symbol, factorExposures }) =>
    factorExposures.map((exposure: object) => ({ symbol, ...exposure })),
  );
  expect(found).toEqual(expected);
  expect(found.filter(({ symbol }) => symbol === "STOCK")).toHaveLength(12);
});

test("a date without a calculation has no exposures", async () => {
  for (const { factorExposures } of await joined({ day: "2001-01-01" })) expect(factorExposures).toEqual([]);
});

test("exposures of two dates can be requested together", async () => {
  const { data } = await app.query(`{
    symbol(symbol: "stock") {
      now: factorExposures { calculationDate }
      before: factorExposures(calculationDate: "${BEFORE}") { calculationDate }
    }
  }`);
  expect(data.symbol.now).toEqual(Array(12).fill({ calculationDate: LAST_DAY }));
  expect(data.symbol.before).toEqual(Array(12).fill({ calculationDate: BEFORE }));
});

test("a symbol without data has nulls and an empty list", async () => {
  expect(await joined({ filter: { symbolIn: ["LONE"] } })).toEqual([
    { symbol: "LONE", latestBar: null, dailyMetrics: null, factorExposures: [], onboarding: null },
  ]);
});

describe("the onboarding", () => {
  const jobsSeenBy = async (asker?: Asker) =>
    Object.fromEntries((await joined({}, asker)).map(({ symbol, onboarding }) => [symbol, onboarding]));

  test("is visible to its requesters; an ADMIN sees all", async () => {
    const [annas, berts, all] = [await jobsSeenBy(anna), await jobsSeenBy(bert), await jobsSeenBy()];
    expect([annas.STOCK?.status, annas.SPY?.status, annas.TLT]).toEqual(["PENDING", "PENDING", null]);
    expect([berts.STOCK, berts.SPY?.status]).toEqual([null, "PENDING"]);
    expect(all.STOCK).toMatchObject({ symbol: "STOCK", phase: "QUEUED", attempts: 0 });
    expect(all.SPY.requesters).toHaveLength(2);
    expect(berts.SPY.requesters).toHaveLength(1);
  });

  test("is the latest of several jobs", async () => {
    await app.database.sql(
      `insert into market.symbol_onboarding_queue (symbol, requested_by, status, completed_at, created_at)
       select 'TLT', $1, status, now(), now() - age
       from (values ('failed', interval '2 hours'), ('completed', interval '1 hour')) as job (status, age)`,
      [anna.id],
    );
    expect((await jobsSeenBy()).TLT.status).toBe("COMPLETED");
  });
});

test("ten symbols with all their fields take as many statements as two", async () => {
  const ask = (variables: object) => countStatements(app.database.dataSource, () => joined(variables));
  const two = await ask({ filter: { symbolIn: ["SPY", "STOCK"] } });
  const ten = await ask({});
  expect([two.result.length, ten.result.length]).toEqual([2, 10]);
  expect(ten.statements).toHaveLength(two.statements.length);
});
