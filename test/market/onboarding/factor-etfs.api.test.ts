import type { PriceProvider } from "../../../src/market";
import { FACTOR_ETFS } from "../../../src/market/factors/factor-models";
import { onboardSymbols } from "../../../src/market/onboarding/requests/onboard-symbols";
import { ProviderError } from "../../../src/market/providers/provider-error";
import { testApp } from "../../support/test-app";
import { countOpenWakeUps, emptyQueue, jobOf, processNext, providerOf, settings, threeDays } from "./onboarding-queue";

const app = testApp();
const fullProvider = providerOf(threeDays);
const ETFS = [...FACTOR_ETFS].sort();

beforeEach(async () => {
  await emptyQueue(app);
  await app.database.sql("delete from pgboss.job where name = 'calculate-symbols'");
});

/** Requests symbols like the API of a server with this provider. */
async function request(symbols: string[], provider: PriceProvider = fullProvider) {
  const { id } = await app.asker();
  const viewer = { id, role: "USER" } as never;
  return onboardSymbols(app.database.db, viewer, { symbols }, { jobs: app.jobs, settings: settings(), provider });
}
const jobs = (status = "pending"): Promise<{ symbol: string; requested_by: string | null }[]> =>
  app.database.sql(
    "select symbol, requested_by from market.symbol_onboarding_queue where status = $1 order by symbol",
    [status],
  );
const names = async (status?: string) => (await jobs(status)).map(({ symbol }) => symbol);
const calculations = async (): Promise<string[][]> =>
  (await app.database.sql("select data from pgboss.job where name = 'calculate-symbols'")).map(
    ({ data }) => data.symbols,
  );

test("the first request also requests the factor ETFs, which come first and have no requester", async () => {
  const { onboardings } = await request(["MSFT"]);
  expect(onboardings?.map(({ onboarding }) => onboarding.symbol)).toEqual(["MSFT"]);
  expect(await names()).toEqual([...ETFS, "MSFT"].sort());
  expect((await jobs()).filter(({ requested_by }) => requested_by !== null)).toHaveLength(1);
  expect(await countOpenWakeUps(app)).toBe(9);
  for (const _ of ETFS) await processNext(app, fullProvider);
  expect(await names()).toEqual(["MSFT"]);
  await processNext(app, fullProvider);
  expect(await names("completed")).toEqual([...ETFS, "MSFT"].sort());
});

test("after the last factor ETF all symbols are recalculated, including those that completed before", async () => {
  await request(["MSFT"]);
  await app.database.sql("update market.symbol_onboarding_queue set priority = 'high' where symbol = 'MSFT'");
  for (const _ of ETFS) await processNext(app, fullProvider);
  expect([await names("completed"), await calculations()]).toEqual([expect.arrayContaining(["MSFT"]), []]);
  await processNext(app, fullProvider);
  expect(await calculations()).toEqual([[...ETFS, "MSFT"].sort()]);
});

test("factor ETFs are not requested again while they are in the queue, once registered, or soon after a failure", async () => {
  await request(["MSFT", "TLT"]);
  await request(["AAPL"]);
  expect(await names()).toEqual([...ETFS, "AAPL", "MSFT"].sort());
  const without = providerOf((symbol) => {
    if (symbol === "SPY") throw new ProviderError("UNKNOWN_SYMBOL", "There is none.");
    return threeDays(symbol);
  });
  for (let nth = 0; nth < 10; nth += 1) await processNext(app, without);
  await request(["IBM"]);
  expect(await names()).toEqual(["IBM"]);
});

test("factor ETFs are not requested if the provider does not have them", async () => {
  await request(["MSFT"], { ...fullProvider, mayHave: async () => false });
  expect(await names()).toEqual(["MSFT"]);
  // The server's own provider has sample prices only.
  await jobOf(app, "AAPL");
  expect(await names()).toEqual(["AAPL", "MSFT"]);
});
