import { loadBars } from "../../../src/market";
import { updatePrices } from "../../../src/market/refresh/update-prices";
import { testDatabase } from "../../support/test-database";
import { type FakeProvider, fakeProvider, rowsOf, storedCloses, weekdaysUntil } from "./synthetic-prices";

const database = testDatabase();
const TODAY = new Date("2024-06-28T21:00:00Z");
const DAYS = weekdaysUntil("2024-06-28", 60);
const WHOLE = { symbol: "AAA", from: "2004-06-28", to: "2024-06-28" };
const rising = (at: number) => 100 + at;

let provider: FakeProvider;
const update = (symbol = "AAA", signal = new AbortController().signal, isOnboarding = false) =>
  updatePrices(database.db, provider, symbol, signal, { today: TODAY, isOnboarding });

/** A symbol whose provider had the days up to the nth when it was fetched, and has all of them now. */
async function known(days: number, closeOf = rising) {
  provider.rows.set("AAA", rowsOf("AAA", DAYS.slice(0, days), closeOf));
  await update();
  provider.asked.length = 0;
  provider.rows.set("AAA", rowsOf("AAA", DAYS, closeOf));
}

beforeEach(async () => {
  provider = fakeProvider();
  await database.sql("truncate market.market_data_cache");
});

describe("a new symbol", () => {
  test("gets twenty years up to today, in one request", async () => {
    provider.rows.set("AAA", rowsOf("AAA", DAYS, rising));
    const fetched = await update();
    expect(provider.asked).toEqual([WHOLE]);
    expect(fetched.rows).toHaveLength(60);
    expect(await storedCloses(database, "AAA")).toEqual(DAYS.map((day, at) => [day, rising(at)]));
    const [{ sources }] = await database.sql(
      "select array_agg(distinct data_source) as sources from market.market_data_cache",
    );
    expect(sources).toEqual(["synthetic"]);
  });

  test("gets the whole history, too, when only a few of its bars were stored by hand", async () => {
    await known(1);
    await update();
    expect(provider.asked).toEqual([WHOLE]);
    expect(await storedCloses(database, "AAA")).toHaveLength(60);
  });
});

test("a symbol that is asked for gets its whole history, however many of its bars were uploaded", async () => {
  await known(12);
  await update("AAA", new AbortController().signal, true);
  expect(provider.asked).toEqual([WHOLE]);
  expect(await storedCloses(database, "AAA")).toHaveLength(60);
});

describe("a known symbol", () => {
  test("is asked for from its tenth last bar on, and gets what is new", async () => {
    await known(57);
    await update();
    expect(provider.asked).toEqual([{ symbol: "AAA", from: DAYS[47], to: "2024-06-28" }]);
    expect(await storedCloses(database, "AAA")).toEqual(DAYS.map((day, at) => [day, rising(at)]));
  });

  test("is left as it was when nothing is new", async () => {
    await known(60);
    const stamps = () => database.sql("select id, updated_at from market.market_data_cache order by date");
    const before = await stamps();
    await update();
    expect(provider.asked).toHaveLength(1);
    expect(await stamps()).toEqual(before);
  });

  test("whose last bar was of a day that was not over gets that bar anew, and nothing else", async () => {
    await known(57);
    provider.rows.set(
      "AAA",
      rowsOf("AAA", DAYS, (at) => (at === 56 ? 222 : rising(at))),
    );
    await update();
    expect(provider.asked).toHaveLength(1);
    expect((await storedCloses(database, "AAA"))[56]).toEqual([DAYS[56], 222]);
  });

  test("whose past was adjusted gets its whole history again, so that no false jump stays", async () => {
    await known(57);
    provider.rows.set(
      "AAA",
      rowsOf("AAA", DAYS, (at) => rising(at) / 2),
    );
    await update();
    expect(provider.asked).toEqual([{ symbol: "AAA", from: DAYS[47], to: "2024-06-28" }, WHOLE]);
    expect(await storedCloses(database, "AAA")).toEqual(DAYS.map((day, at) => [day, rising(at) / 2]));
  });

  test.each([
    ["a hundred thousandth", 1.00001, 2],
    ["a ten millionth", 1.0000001, 1],
  ])("counts as adjusted by what prices differ: %s", async (_, factor, requests) => {
    await known(57, (at) => 10_000 + at);
    provider.rows.set(
      "AAA",
      rowsOf("AAA", DAYS, (at) => (10_000 + at) * factor),
    );
    await update();
    expect(provider.asked).toHaveLength(requests);
  });

  test("whose first bar is older than twenty years is asked for from that bar on", async () => {
    const old = weekdaysUntil("1999-12-31", 3);
    const days = [...old, ...DAYS];
    provider.rows.set("AAA", rowsOf("AAA", days, rising));
    await loadBars(database.dataSource, [
      { symbol: "AAA", dataSource: "csv:plain", rows: rowsOf("AAA", days, rising) },
    ]);
    provider.rows.set(
      "AAA",
      rowsOf("AAA", days, (at) => rising(at) / 4),
    );
    await update();
    expect(provider.asked.at(-1)).toEqual({ ...WHOLE, from: old[0] });
    expect(await storedCloses(database, "AAA")).toEqual(days.map((day, at) => [day, rising(at) / 4]));
  });

  test("keeps the bars that the provider no longer has, on the scale of those that it has", async () => {
    await known(57);
    const halved = rowsOf("AAA", DAYS, (at) => rising(at) / 2).map((row) => ({ ...row, volume: 2000 }));
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

  test("does not touch the bars of another", async () => {
    provider.rows.set(
      "BBB",
      rowsOf("BBB", DAYS, () => 7),
    );
    await update("BBB");
    await known(57);
    provider.rows.set(
      "AAA",
      rowsOf("AAA", DAYS, (at) => rising(at) / 2),
    );
    await update();
    expect(await storedCloses(database, "BBB")).toEqual(DAYS.map((day) => [day, 7]));
  });
});

describe("what ends an update is thrown, and what is stored stays", () => {
  test("a provider without prices", async () => {
    await known(57);
    provider.rows.set("AAA", []);
    await expect(update()).rejects.toMatchObject({ failure: "NO_PRICES", isPermanent: true });
    expect(await storedCloses(database, "AAA")).toHaveLength(57);
  });

  test("an abort, with its own reason", async () => {
    provider.rows.set("AAA", rowsOf("AAA", DAYS, rising));
    const reason = new Error("the worker lost its job");
    await expect(update("AAA", AbortSignal.abort(reason))).rejects.toBe(reason);
    expect(await storedCloses(database, "AAA")).toEqual([]);
  });

  test("an abort while the provider answers: the prices come too late to be stored", async () => {
    provider.rows.set("AAA", rowsOf("AAA", DAYS, rising));
    const aborted = new AbortController();
    const reason = new Error("the worker lost its job");
    const late = {
      ...provider,
      fetchBars: async (...asked: Parameters<FakeProvider["fetchBars"]>) => {
        const fetched = await provider.fetchBars(...asked);
        aborted.abort(reason);
        return fetched;
      },
    };
    await expect(updatePrices(database.db, late, "AAA", aborted.signal, { today: TODAY })).rejects.toBe(reason);
    expect(await storedCloses(database, "AAA")).toEqual([]);
  });
});
