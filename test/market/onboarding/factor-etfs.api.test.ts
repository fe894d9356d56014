import type { PriceProvider } from "../../../src/market";
import { FACTOR_ETFS } from "../../../src/market/factors/factor-models";
import { onboardSymbols } from "../../../src/market/onboarding/requests/onboard-symbols";
import { ProviderError } from "../../../src/market/providers/provider-error";
import { testApp } from "../../support/test-app";
import { countOpenWakeUps, emptyQueue, jobOf, settings, threeDays, workOnce, worldOf } from "./onboarding-queue";

const app = testApp();
const world = worldOf(threeDays);
const ETFS = [...FACTOR_ETFS].sort();

beforeEach(async () => {
  await emptyQueue(app);
  await app.database.sql("delete from pgboss.job where name = 'calculate-symbols'");
});

/** As the API does for a server with this provider. */
async function ask(symbols: string[], provider: PriceProvider = world) {
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

test("the first request brings the ETFs of the factors as well, ahead of it and asked for by nobody", async () => {
  const { onboardings } = await ask(["MSFT"]);
  expect(onboardings?.map(({ onboarding }) => onboarding.symbol)).toEqual(["MSFT"]);
  expect(await names()).toEqual([...ETFS, "MSFT"].sort());
  expect((await jobs()).filter(({ requested_by }) => requested_by !== null)).toHaveLength(1);
  expect(await countOpenWakeUps(app)).toBe(9);
  for (const _ of ETFS) await workOnce(app, world);
  expect(await names()).toEqual(["MSFT"]);
  await workOnce(app, world);
  expect(await names("completed")).toEqual([...ETFS, "MSFT"].sort());
});

test("after the last of them all symbols are calculated anew, among them those that were faster", async () => {
  await ask(["MSFT"]);
  await app.database.sql("update market.symbol_onboarding_queue set priority = 'high' where symbol = 'MSFT'");
  for (const _ of ETFS) await workOnce(app, world);
  expect([await names("completed"), await calculations()]).toEqual([expect.arrayContaining(["MSFT"]), []]);
  await workOnce(app, world);
  expect(await calculations()).toEqual([[...ETFS, "MSFT"].sort()]);
});

test("they are asked for once: neither while they wait, nor when they are known, nor soon after they could not be had", async () => {
  await ask(["MSFT", "TLT"]);
  await ask(["AAPL"]);
  expect(await names()).toEqual([...ETFS, "AAPL", "MSFT"].sort());
  const without = worldOf((symbol) => {
    if (symbol === "SPY") throw new ProviderError("UNKNOWN_SYMBOL", "There is none.");
    return threeDays(symbol);
  });
  for (let nth = 0; nth < 10; nth += 1) await workOnce(app, without);
  await ask(["IBM"]);
  expect(await names()).toEqual(["IBM"]);
});

test("a provider that has no ETFs is not asked for them", async () => {
  await ask(["MSFT"], { ...world, mayHave: async () => false });
  expect(await names()).toEqual(["MSFT"]);
  // The sample prices of the server itself.
  await jobOf(app, "AAPL");
  expect(await names()).toEqual(["AAPL", "MSFT"]);
});
