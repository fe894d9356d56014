import { Role } from "../../../src/identity";
import { type Asker, testApp } from "../../support/test-app";
import { errorsOf, tickers } from "../run-client";

const app = testApp();

async function upsert(instruments: readonly object[], asker?: Asker) {
  const { data, errors } = await app.query(
    `mutation ($input: UpsertInstrumentsInput!) {
      upsertInstruments(input: $input) { inserted updated unchanged deleted userErrors { code field message } }
    }`,
    { input: { instruments } },
    asker,
  );
  if (errors !== undefined) throw new Error(`The mutation failed: ${JSON.stringify(errors)}`);
  return data.upsertInstruments;
}

async function instrument(ticker: string) {
  const { data } = await app.query(
    `query ($ticker: ID!) {
      instrument(ticker: $ticker) {
        ticker instrumentType styleCategory sector industry country currency isActive notes updatedAt
      }
    }`,
    { ticker },
  );
  return data.instrument;
}

const full = {
  instrumentType: "etf",
  styleCategory: "growth",
  sector: "Technology",
  industry: "Software",
  country: "US",
  currency: "EUR",
  isActive: false,
  notes: "a note",
};
const counts = (inserted: number, updated: number, unchanged: number) => ({ inserted, updated, unchanged, deleted: 0 });

beforeEach(() => app.database.sql("delete from runs.instruments"));

describe("upsertInstruments", () => {
  test("creates an active stock in USD from a ticker alone", async () => {
    expect(await upsert([{ ticker: " brk.b " }])).toEqual({ ...counts(1, 0, 0), userErrors: [] });
    expect(await instrument("Brk.B")).toMatchObject({
      ticker: "BRK-B",
      instrumentType: "stock",
      styleCategory: null,
      sector: null,
      industry: null,
      country: null,
      currency: "USD",
      isActive: true,
      notes: null,
      updatedAt: expect.any(String),
    });
  });

  test("keeps every field that is omitted", async () => {
    await upsert([{ ticker: "A", ...full }]);
    expect(await upsert([{ ticker: "a", notes: "another note" }])).toMatchObject(counts(0, 1, 0));
    expect(await instrument("A")).toMatchObject({ ...full, notes: "another note" });
  });

  test("clears every field that is null, or resets it to its default if it cannot be empty", async () => {
    await upsert([{ ticker: "A", ...full }]);
    const nulls = Object.fromEntries(Object.keys(full).map((field) => [field, null]));
    expect(await upsert([{ ticker: "A", ...nulls }])).toMatchObject(counts(0, 1, 0));
    expect(await instrument("A")).toMatchObject({ ...nulls, instrumentType: "stock", isActive: true });
  });

  test("creates an instrument without a currency if it is null", async () => {
    await upsert([{ ticker: "A", currency: null }]);
    expect(await instrument("A")).toMatchObject({ currency: null });
    await upsert([{ ticker: "A", sector: "Energy" }]);
    expect(await instrument("A")).toMatchObject({ currency: null, sector: "Energy" });
  });

  test("counts inserted, updated and unchanged instruments; updatedAt of the unchanged ones stays", async () => {
    await upsert([
      { ticker: "A", sector: "Energy" },
      { ticker: "B", sector: "Energy" },
    ]);
    const before = await instrument("A");
    const payload = await upsert([
      { ticker: "A", sector: "Energy" },
      { ticker: "B", sector: null },
      { ticker: "C" },
      { ticker: "D" },
    ]);
    expect(payload).toMatchObject(counts(2, 1, 1));
    expect(await instrument("A")).toEqual(before);
  });

  test("writes each instrument once when ten requests send the same ones at the same time", async () => {
    const many = tickers(100).map((ticker) => ({ ticker, sector: "Energy" }));
    const payloads = await Promise.all(
      Array.from({ length: 10 }, (_, index) => upsert(index % 2 ? many : [...many].reverse())),
    );
    const sum = (count: "inserted" | "updated" | "unchanged") =>
      payloads.reduce((total, payload) => total + payload[count], 0);
    expect([sum("inserted"), sum("updated"), sum("unchanged")]).toEqual([100, 0, 900]);
  });
});

describe("upsertInstruments rejects", () => {
  test("a USER with FORBIDDEN, but not a SERVICE", async () => {
    const refused = await upsert([{ ticker: "A" }], await app.asker(Role.USER));
    expect(refused).toMatchObject(counts(0, 0, 0));
    expect(errorsOf(refused)).toEqual(["FORBIDDEN -"]);
    expect(await instrument("A")).toBeNull();
    expect(await upsert([{ ticker: "A" }], await app.asker(Role.SERVICE))).toMatchObject(counts(1, 0, 0));
  });

  test.each<[string, object[]]>([
    ["DUPLICATE input.instruments.1.ticker", [{ ticker: "BRK.B" }, { ticker: "brk-b" }]],
    ["INVALID_VALUE input.instruments.0.ticker", [{ ticker: "no ticker" }]],
    ["REQUIRED input.instruments", []],
    ["LIMIT_EXCEEDED input.instruments", tickers(10_001).map((ticker) => ({ ticker }))],
    ["OUT_OF_RANGE input.instruments.0.instrumentType", [{ ticker: "A", instrumentType: "" }]],
    ["OUT_OF_RANGE input.instruments.1.sector", [{ ticker: "A" }, { ticker: "B", sector: "x".repeat(101) }]],
    ["OUT_OF_RANGE input.instruments.0.currency", [{ ticker: "A", currency: "EURO" }]],
    ["OUT_OF_RANGE input.instruments.0.notes", [{ ticker: "A", notes: "x".repeat(10_001) }]],
    ["INVALID_VALUE input.instruments.0.notes", [{ ticker: "A", notes: "nul \0" }]],
  ])("%s, and writes nothing (%#)", async (problem, instruments) => {
    expect(errorsOf(await upsert(instruments))).toEqual([problem]);
    expect(await app.database.sql("select from runs.instruments")).toEqual([]);
  });
});

describe("the list of instruments", () => {
  beforeEach(() =>
    upsert([
      { ticker: "C", sector: "Energy", instrumentType: "etf", styleCategory: "value" },
      { ticker: "A", sector: "Energy", styleCategory: "growth" },
      { ticker: "B", sector: "Health", isActive: false },
    ]),
  );

  test.each([
    [null, "A B C"],
    [{ sectorIn: ["Energy"] }, "A C"],
    [{ instrumentTypeIn: ["etf", "fund"] }, "C"],
    [{ styleCategoryIn: ["growth"] }, "A"],
    [{ isActive: false }, "B"],
    [{ isActive: true, sectorIn: ["Energy"], styleCategoryIn: ["value"] }, "C"],
    [{ sectorIn: [] }, ""],
  ])("filtered by %j contains %j", async (filter, expected) => {
    const { data } = await app.query(
      "query ($filter: InstrumentFilter) { instruments(filter: $filter) { totalCount nodes { ticker } } }",
      { filter },
    );
    const { nodes, totalCount } = data.instruments;
    expect(nodes.map((node: { ticker: string }) => node.ticker).join(" ")).toBe(expected);
    expect(totalCount).toBe(nodes.length);
  });

  test("contains each instrument once in pages of one, for a USER too", async () => {
    const user = await app.asker(Role.USER);
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const { data } = await app.query(
        "query ($after: String) { instruments(first: 1, after: $after) { nodes { ticker } pageInfo { hasNextPage endCursor } } }",
        { after },
        user,
      );
      seen.push(...data.instruments.nodes.map((node: { ticker: string }) => node.ticker));
      more = data.instruments.pageInfo.hasNextPage;
      after = data.instruments.pageInfo.endCursor;
    }
    expect(seen).toEqual(["A", "B", "C"]);
  });
});

test("instrument returns null for an unknown ticker", async () => {
  expect(await instrument("ZZZ")).toBeNull();
});
