import { Role } from "../../../src/identity";
import { type Asker, testApp } from "../../support/test-app";
import { errorsOf, readRun } from "../run-client";
import { execute } from "./executed-run";

const app = testApp({ samples: 3 });

async function writeInstruments(...instruments: object[]) {
  const document = `mutation ($input: UpsertInstrumentsInput!) { upsertInstruments(input: $input) { userErrors { message } } }`;
  const { data } = await app.query(document, { input: { instruments } });
  expect(data.upsertInstruments.userErrors).toEqual([]);
}

async function writeHoldings(asker: Asker, holdings: object[], more: object = {}) {
  const document = `mutation ($input: UpsertHoldingsInput!) { upsertHoldings(input: $input) { userErrors { message } } }`;
  const { data } = await app.query(document, { input: { holdings, ...more } }, asker);
  expect(data.upsertHoldings.userErrors).toEqual([]);
}

test("a list keeps its order; its tickers are normalized", async () => {
  const { run } = await execute(app, { universe: { tickers: ["syn0002", " AAPL ", "brk.b"] } });
  expect(run).toMatchObject({
    executionStatus: "PENDING",
    startedAt: null,
    universeSource: "list",
    universeSize: 3,
    totalCount: 3,
    processedCount: 0,
    remainingTickers: ["SYN0002", "AAPL", "BRK-B"],
  });
});

test("INSTRUMENTS are the instruments that are active when the run is requested", async () => {
  await writeInstruments({ ticker: "SYN0001" }, { ticker: "SYN0002", isActive: false }, { ticker: "AAPL" });
  const { run } = await execute(app, { universe: { source: "INSTRUMENTS" } });
  expect(run).toMatchObject({ universeSource: "instruments", totalCount: 2, remainingTickers: ["AAPL", "SYN0001"] });
  await writeInstruments({ ticker: "SYN0003" }, { ticker: "AAPL", isActive: false });
  expect(await readRun(app, run.id, "remainingTickers")).toMatchObject({ remainingTickers: ["AAPL", "SYN0001"] });
});

test("SYMBOL_UNIVERSE is every active symbol", async () => {
  const { run } = await execute(app, { universe: { source: "SYMBOL_UNIVERSE" } });
  expect(run).toMatchObject({
    universeSource: "symbol_universe",
    totalCount: 5,
    remainingTickers: ["AAPL", "SYN0001", "SYN0002", "SYN0003", "^GSPC"],
  });
});

describe("HOLDINGS", () => {
  test("are those of the viewer, each ticker once, except for a quantity of 0", async () => {
    const [owner, other] = [await app.asker(), await app.asker()];
    await writeHoldings(owner, [
      { account: "one", ticker: "SYN0003", quantity: "10" },
      { account: "two", ticker: "SYN0003", quantity: "5" },
      { account: "one", ticker: "AAPL", quantity: "-1.5" },
      { account: "one", ticker: "SYN0001", quantity: "0" },
    ]);
    await writeHoldings(other, [{ account: "one", ticker: "SYN0002", quantity: "1" }]);
    const { run } = await execute(app, { universe: { source: "HOLDINGS" } }, owner);
    expect(run).toMatchObject({ universeSource: "holdings", totalCount: 2, remainingTickers: ["AAPL", "SYN0003"] });
  });

  test("do not include the holdings of other users, even for an ADMIN", async () => {
    const admin = await app.asker(Role.ADMIN);
    await writeHoldings(await app.asker(), [{ account: "one", ticker: "AAPL", quantity: "1" }]);
    const payload = await execute(app, { universe: { source: "HOLDINGS" } }, admin);
    expect(errorsOf(payload)).toEqual(["REQUIRED input.universe"]);
  });

  test("that were sold since the first request do not affect a retry", async () => {
    const owner = await app.asker();
    await writeHoldings(owner, [{ account: "one", ticker: "AAPL", quantity: "1" }]);
    const input = { universe: { source: "HOLDINGS" }, idempotencyKey: "monday" };
    const { run } = await execute(app, input, owner);
    await writeHoldings(owner, [{ account: "one", ticker: "AAPL", quantity: "0" }]);
    expect(await execute(app, input, owner)).toMatchObject({
      wasDeduplicated: true,
      userErrors: [],
      run: { id: run.id },
    });
  });
});

test("a run belongs to the user who requested it and is not visible to others", async () => {
  const [owner, stranger] = [await app.asker(), await app.asker()];
  const { run } = await execute(app, { universe: { tickers: ["AAPL"] } }, owner);
  expect(await readRun(app, run.id, "", owner)).toMatchObject({ id: run.id });
  expect(await readRun(app, run.id, "", stranger)).toBeNull();
});
