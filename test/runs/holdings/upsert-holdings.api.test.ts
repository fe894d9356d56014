import { Role } from "../../../src/identity";
import { type Asker, testApp } from "../../support/test-app";
import { errorsOf, tickers } from "../run-client";

const app = testApp();
let me: Asker;

beforeEach(async () => {
  me = await app.asker(Role.USER);
});

async function upsert(
  holdings: readonly object[],
  { replaceAccounts, asker = me }: { replaceAccounts?: boolean; asker?: Asker } = {},
) {
  const { data, errors } = await app.query(
    `mutation ($input: UpsertHoldingsInput!) {
      upsertHoldings(input: $input) { inserted updated unchanged deleted userErrors { code field message } }
    }`,
    { input: { holdings, replaceAccounts } },
    asker,
  );
  if (errors !== undefined) throw new Error(`The mutation failed: ${JSON.stringify(errors)}`);
  return data.upsertHoldings;
}

async function held(asker: Asker = me, filter: object | null = null) {
  const { data } = await app.query(
    `query ($filter: HoldingFilter) {
      holdings(filter: $filter, first: 500) {
        totalCount
        nodes { id account subaccount ticker lotTag quantity costBasis openedAt notes instrument { ticker } }
      }
    }`,
    { filter },
    asker,
  );
  expect(data.holdings.totalCount).toBe(data.holdings.nodes.length);
  return data.holdings.nodes;
}

interface Lot {
  readonly account: string;
  readonly ticker: string;
  readonly quantity: string;
}
/** The holdings as "account ticker quantity", sorted. */
const lotsOf = async (asker: Asker = me, filter: object | null = null) =>
  (await held(asker, filter)).map(({ account, ticker, quantity }: Lot) => `${account} ${ticker} ${quantity}`).sort();
const counts = (inserted: number, updated: number, unchanged: number, deleted = 0) => ({
  inserted,
  updated,
  unchanged,
  deleted,
});
const lot = (account: string, ticker: string, quantity = "1", more: object = {}) => ({
  account,
  ticker,
  quantity,
  ...more,
});

describe("upsertHoldings", () => {
  test("stores every digit and every field of a lot", async () => {
    const more = {
      subaccount: "roth",
      costBasis: "12345678901234567890.123456789012",
      openedAt: "2020-02-29T09:30:00.000Z",
      lotTag: "first",
      notes: "from grandmother",
    };
    expect(await upsert([lot("IRA", "brk.b", "-0.000000000001", more)])).toEqual({
      ...counts(1, 0, 0),
      userErrors: [],
    });
    expect(await held()).toEqual([
      {
        id: expect.any(String),
        account: "IRA",
        ticker: "BRK-B",
        quantity: "-0.000000000001",
        ...more,
        instrument: null,
      },
    ]);
  });

  test("counts inserted, updated and unchanged lots; a lot keeps its id", async () => {
    await upsert([lot("X", "A"), lot("X", "B")]);
    const before = await held();
    expect(await upsert([lot("X", "A", "1.00"), lot("X", "B", "2"), lot("X", "C")])).toMatchObject(counts(1, 1, 1));
    expect(await lotsOf()).toEqual(["X A 1", "X B 2", "X C 1"]);
    const kept = (await held()).filter(({ ticker }: Lot) => ticker !== "C").map(({ id }: { id: string }) => id);
    expect(kept.sort()).toEqual(before.map(({ id }: { id: string }) => id).sort());
  });

  test("distinguishes lots by account, subaccount, ticker and lot tag", async () => {
    const lots = [
      lot("X", "A"),
      lot("X", "A", "2", { lotTag: "old" }),
      lot("X", "A", "3", { subaccount: "roth" }),
      lot("X", "A", "4", { subaccount: "roth", lotTag: "old" }),
      lot("Y", "A", "5"),
    ];
    expect(await upsert(lots)).toMatchObject(counts(5, 0, 0));
    expect(await upsert(lots)).toMatchObject(counts(0, 0, 5));
    expect(await upsert([lot("X", "A", "20", { lotTag: "old" })])).toMatchObject(counts(0, 1, 0));
    expect(await lotsOf()).toEqual(["X A 1", "X A 20", "X A 3", "X A 4", "Y A 5"]);
  });

  test("deletes other lots in the accounts of the input, and only there, with replaceAccounts", async () => {
    await upsert([lot("X", "A"), lot("X", "B"), lot("X", "B", "9", { lotTag: "old" }), lot("Y", "A"), lot("Z", "A")]);
    const payload = await upsert([lot("X", "B"), lot("X", "C"), lot("Y", "B")], { replaceAccounts: true });
    expect(payload).toMatchObject(counts(2, 0, 1, 3));
    expect(await lotsOf()).toEqual(["X B 1", "X C 1", "Y B 1", "Z A 1"]);
  });

  test("deletes nothing without replaceAccounts", async () => {
    await upsert([lot("X", "A")]);
    expect(await upsert([lot("X", "B")], { replaceAccounts: false })).toMatchObject(counts(1, 0, 0));
    expect(await lotsOf()).toEqual(["X A 1", "X B 1"]);
  });

  test("leaves one of the two sets, complete, when two requests replace the same account at the same time", async () => {
    const sets = ["L", "R"].map((side) => tickers(20, side).map((ticker) => lot("X", ticker)));
    for (let round = 0; round < 5; round++) {
      await Promise.all(sets.map((set) => upsert(set, { replaceAccounts: true })));
      const sides = new Set((await held()).map(({ ticker }: Lot) => ticker[0]));
      expect([sides.size, (await held()).length]).toEqual([1, 20]);
    }
  });
});

describe("the holdings of another user", () => {
  test("are not visible, not changed and not deleted", async () => {
    const other = await app.asker(Role.USER);
    await upsert([lot("X", "A", "7")], { asker: other });
    expect(await upsert([lot("X", "A", "1"), lot("X", "B", "1")], { replaceAccounts: true })).toMatchObject(
      counts(2, 0, 0, 0),
    );
    expect(await lotsOf(other)).toEqual(["X A 7"]);
    expect(await lotsOf()).toEqual(["X A 1", "X B 1"]);
    expect(await lotsOf(await app.asker(Role.SERVICE))).toEqual([]);
  });

  test("are visible to an ADMIN, like those without an owner, but an ADMIN writes only own holdings", async () => {
    const admin = await app.asker(Role.ADMIN);
    await app.database.sql("insert into runs.holdings (account, ticker, quantity) values ('LEGACY', 'A', 5)");
    await upsert([lot("MINE", "A")]);
    expect(await lotsOf(admin, { accountIn: ["LEGACY", "MINE"] })).toEqual(["LEGACY A 5", "MINE A 1"]);
    expect(await lotsOf()).toEqual(["MINE A 1"]);
    expect(await upsert([lot("LEGACY", "B"), lot("MINE", "B")], { replaceAccounts: true, asker: admin })).toMatchObject(
      counts(2, 0, 0, 0),
    );
    expect(await lotsOf()).toEqual(["MINE A 1"]);
  });
});

describe("the list of holdings", () => {
  test("is ordered by account, can be filtered and shows the instruments of its lots", async () => {
    await app.database.sql("insert into runs.instruments (ticker) values ('BRK-B') on conflict do nothing");
    await upsert([lot("Y", "A"), lot("X", "BRK.B"), lot("X", "A")]);
    expect((await held()).map(({ account }: Lot) => account)).toEqual(["X", "X", "Y"]);
    expect(await lotsOf(me, { accountIn: ["X"] })).toEqual(["X A 1", "X BRK-B 1"]);
    expect(await lotsOf(me, { tickerIn: ["brk.b"] })).toEqual(["X BRK-B 1"]);
    expect(await lotsOf(me, { accountIn: ["Y"], tickerIn: ["BRK-B"] })).toEqual([]);
    const [{ instrument }] = await held(me, { tickerIn: ["BRK-B"] });
    expect(instrument).toEqual({ ticker: "BRK-B" });
  });
});

describe("upsertHoldings rejects", () => {
  test.each<[string, object[]]>([
    ["DUPLICATE input.holdings.1", [lot("X", "BRK.B"), lot("X", "brk-b", "2")]],
    ["DUPLICATE input.holdings.1", [lot("X", "A", "1", { lotTag: null }), lot("X", "A", "1", { subaccount: null })]],
    ["INVALID_VALUE input.holdings.0.ticker", [lot("X", "no ticker")]],
    ["OUT_OF_RANGE input.holdings.0.account", [lot("", "A")]],
    ["OUT_OF_RANGE input.holdings.0.lotTag", [lot("X", "A", "1", { lotTag: "x".repeat(101) })]],
    ["OUT_OF_RANGE input.holdings.0.openedAt", [lot("X", "A", "1", { openedAt: "0000-01-01T00:00:00Z" })]],
    ["INVALID_VALUE input.holdings.0.notes", [lot("X", "A", "1", { notes: "\ud800" })]],
    ["REQUIRED input.holdings", []],
    ["LIMIT_EXCEEDED input.holdings", tickers(10_001).map((ticker) => lot("X", ticker))],
  ])("%s, and writes and deletes nothing (%#)", async (problem, holdings) => {
    await upsert([lot("X", "KEPT")]);
    expect(errorsOf(await upsert(holdings, { replaceAccounts: true }))).toEqual([problem]);
    expect(await lotsOf()).toEqual(["X KEPT 1"]);
  });

  test.each(["NaN", "Infinity", "1e5", "", "1,5", "0x1f", "1".repeat(21), ".5"])(
    "the quantity %j",
    async (quantity) => {
      await expect(upsert([lot("X", "A", quantity)])).rejects.toThrow("A Decimal must be a string such as");
    },
  );
});
