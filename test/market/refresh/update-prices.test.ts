import { loadBars } from "../../../src/market";
import { updatePrices } from "../../../src/market/refresh/update-prices";
import { formatPrice } from "../../../src/market/series/price-row";
import { testDatabase } from "../../support/test-database";
import { type FakeProvider, fakeProvider, priceRows, storedCloses, weekdaysUntil } from "./synthetic-prices";

const database = testDatabase();
const TODAY = new Date("2024-06-28T21:00:00Z");
const DAYS = weekdaysUntil("2024-06-28", 60);
const WHOLE = { symbol: "AAA", from: "2004-06-28", to: "2024-06-28" };
const rising = (at: number) => 100 + at;

let provider: FakeProvider;
const update = (symbol = "AAA", signal = new AbortController().signal, isOnboarding = false) =>
  updatePrices(database.db, provider, symbol, signal, { today: TODAY, isOnboarding });

/** Stores a symbol's first `days` days; afterwards its provider has all of them. */
async function storeDays(days: number, closeOf = rising) {
  provider.rows.set("AAA", priceRows("AAA", DAYS.slice(0, days), closeOf));
  await update();
  provider.requests.length = 0;
  provider.rows.set("AAA", priceRows("AAA", DAYS, closeOf));
}

beforeEach(async () => {
  provider = fakeProvider();
  await database.sql("truncate market.market_data_cache");
});

describe("a new symbol", () => {
  test("gets twenty years up to today in one request", async () => {
    provider.rows.set("AAA", priceRows("AAA", DAYS, rising));
    const fetched = await update();
    expect(provider.requests).toEqual([WHOLE]);
    expect(fetched.rows).toHaveLength(60);
    expect(await storedCloses(database, "AAA")).toEqual(DAYS.map((day, at) => [day, rising(at)]));
    const [{ sources }] = await database.sql(
      "select array_agg(distinct data_source) as sources from market.market_data_cache",
    );
    expect(sources).toEqual(["synthetic"]);
  });

  test("gets the whole history even if a few of its bars were uploaded", async () => {
    await storeDays(1);
    await update();
    expect(provider.requests).toEqual([WHOLE]);
    expect(await storedCloses(database, "AAA")).toHaveLength(60);
  });
});

test("an onboarded symbol gets its whole history, however many of its bars were uploaded", async () => {
  await storeDays(12);
  await update("AAA", new AbortController().signal, true);
  expect(provider.requests).toEqual([WHOLE]);
  expect(await storedCloses(database, "AAA")).toHaveLength(60);
});

describe("a symbol with stored bars", () => {
  test("is fetched from its tenth last bar on and gets new bars", async () => {
    await storeDays(57);
    await update();
    expect(provider.requests).toEqual([{ symbol: "AAA", from: DAYS[47], to: "2024-06-28" }]);
    expect(await storedCloses(database, "AAA")).toEqual(DAYS.map((day, at) => [day, rising(at)]));
  });

  test("is unchanged if there are no new bars", async () => {
    await storeDays(60);
    const stamps = () => database.sql("select id, updated_at from market.market_data_cache order by date");
    const before = await stamps();
    await update();
    expect(provider.requests).toHaveLength(1);
    expect(await stamps()).toEqual(before);
  });

  test("whose last bar was from an unfinished day gets that bar again without a full fetch", async () => {
    await storeDays(57);
    provider.rows.set(
      "AAA",
      priceRows("AAA", DAYS, (at) => (at === 56 ? 222 : rising(at))),
    );
    await update();
    expect(provider.requests).toHaveLength(1);
    expect((await storedCloses(database, "AAA"))[56]).toEqual([DAYS[56], 222]);
  });

  test("whose past prices were adjusted gets its whole history again, so that no false jump remains", async () => {
    await storeDays(57);
    provider.rows.set(
      "AAA",
      priceRows("AAA", DAYS, (at) => rising(at) / 2),
    );
    await update();
    expect(provider.requests).toEqual([{ symbol: "AAA", from: DAYS[47], to: "2024-06-28" }, WHOLE]);
    expect(await storedCloses(database, "AAA")).toEqual(DAYS.map((day, at) => [day, rising(at) / 2]));
  });

  test.each([
    ["a difference of 1e-5 counts", 1.00001, 2],
    ["a difference of 1e-7 does not count", 1.0000001, 1],
  ])("detects adjusted prices: %s", async (_, factor, requests) => {
    await storeDays(57, (at) => 10_000 + at);
    provider.rows.set(
      "AAA",
      priceRows("AAA", DAYS, (at) => (10_000 + at) * factor),
    );
    await update();
    expect(provider.requests).toHaveLength(requests);
  });

  test("whose first bar is older than twenty years is fetched from that bar on", async () => {
    const old = weekdaysUntil("1999-12-31", 3);
    const days = [...old, ...DAYS];
    provider.rows.set("AAA", priceRows("AAA", days, rising));
    await loadBars(database.dataSource, [
      { symbol: "AAA", dataSource: "csv:plain", rows: priceRows("AAA", days, rising) },
    ]);
    provider.rows.set(
      "AAA",
      priceRows("AAA", days, (at) => rising(at) / 4),
    );
    await update();
    expect(provider.requests.at(-1)).toEqual({ ...WHOLE, from: old[0] });
    expect(await storedCloses(database, "AAA")).toEqual(days.map((day, at) => [day, rising(at) / 4]));
  });

  test("keeps the bars that the provider no longer has, back-adjusted", async () => {
    await storeDays(57);
    const halved = priceRows("AAA", DAYS, (at) => rising(at) / 2).map((row) => ({ ...row, volume: 2000 }));
    provider.rows.set(
      "AAA",
      halved.filter((_, at) => at >= 20 && at !== 30),
    );
    await update();
    expect(await storedCloses(database, "AAA")).toEqual(DAYS.map((day, at) => [day, rising(at) / 2]));
    const [first] = await database.sql(
      "select open::float8, high::float8, low::float8, volume::int from market.market_data_cache order by date limit 1",
    );
    expect(first).toEqual({ open: 50, high: 50, low: 50, volume: 2000 });
  });

  test("back-adjusts the prices of a coin without losing digits, and keeps missing ones missing", async () => {
    const coin = (at: number) => 0.0000012 + at * 1e-8;
    const rows = (closeOf: (at: number) => number) =>
      DAYS.map((date, at) => {
        const close = formatPrice(closeOf(at));
        return { symbol: "AAA", date, open: null, high: close, low: close, close, volume: 1000 };
      });
    provider.rows.set("AAA", rows(coin).slice(0, 57));
    await update();
    provider.rows.set("AAA", rows((at) => coin(at) / 2).slice(20));
    await update();
    const stored = await database.sql(
      "select open, high::text, close::text from market.market_data_cache where symbol = 'AAA' order by date",
    );
    expect(stored).toEqual(
      DAYS.map((_, at) => ({ open: null, high: formatPrice(coin(at) / 2), close: formatPrice(coin(at) / 2) })),
    );
  });

  test("does not change the bars of another symbol", async () => {
    provider.rows.set(
      "BBB",
      priceRows("BBB", DAYS, () => 7),
    );
    await update("BBB");
    await storeDays(57);
    provider.rows.set(
      "AAA",
      priceRows("AAA", DAYS, (at) => rising(at) / 2),
    );
    await update();
    expect(await storedCloses(database, "BBB")).toEqual(DAYS.map((day) => [day, 7]));
  });
});

describe("a failed update throws and keeps the stored bars", () => {
  test("if the provider has no prices", async () => {
    await storeDays(57);
    provider.rows.set("AAA", []);
    await expect(update()).rejects.toMatchObject({ failure: "NO_PRICES", isPermanent: true });
    expect(await storedCloses(database, "AAA")).toHaveLength(57);
  });

  test("if it is aborted, with the reason of the abort", async () => {
    provider.rows.set("AAA", priceRows("AAA", DAYS, rising));
    const reason = new Error("the worker lost its job");
    await expect(update("AAA", AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(await storedCloses(database, "AAA")).toEqual([]);
  });

  test("if it is aborted while the provider responds", async () => {
    provider.rows.set("AAA", priceRows("AAA", DAYS, rising));
    const aborted = new AbortController();
    const reason = new Error("the worker lost its job");
    const late = {
      ...provider,
      fetchBars: async (...request: Parameters<FakeProvider["fetchBars"]>) => {
        const fetched = await provider.fetchBars(...request);
        aborted.abort(reason);
        return fetched;
      },
    };
    await expect(updatePrices(database.db, late, "AAA", aborted.signal, { today: TODAY })).rejects.toBe(reason);
    expect(await storedCloses(database, "AAA")).toEqual([]);
  });
});
