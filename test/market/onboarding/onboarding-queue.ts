import type { OnboardingSettings } from "../../../src/market";
import { DEFAULT_ONBOARDING_SETTINGS, type PriceProvider } from "../../../src/market";
import { processNextOnboarding } from "../../../src/market/onboarding/worker/process-next-onboarding";
import { symbolPhases } from "../../../src/market/onboarding/worker/symbol-phases";
import type { FetchedSeries } from "../../../src/market/price-provider";
import type { Asker, TestApp } from "../../support/test-app";

export const JOB = `
  id symbol status phase priority attempts maxAttempts errorMessage createdAt startedAt completedAt nextAttemptAt
  positionInQueue waitingReason requesters { id } attemptErrors { attempt at phase message } notes`;

const REQUEST = `
  mutation ($input: OnboardSymbolsInput!) {
    onboardSymbols(input: $input) { onboardings { wasDeduplicated onboarding { ${JOB} } } userErrors { code field message } }
  }`;

/** Requests symbols and returns the payload. */
export async function onboard(app: TestApp, symbols: readonly string[], asker?: Asker, priority?: string) {
  const { data, errors } = await app.query(REQUEST, { input: { symbols, priority } }, asker);
  if (errors !== undefined) throw new Error(`The response has no payload: ${JSON.stringify(errors)}`);
  return data.onboardSymbols;
}

/** Requests one symbol and returns its job. */
export async function jobOf(app: TestApp, symbol: string, asker?: Asker, priority?: string) {
  return (await onboard(app, [symbol], asker, priority)).onboardings[0].onboarding;
}

/** Returns a job as a viewer sees it; null if it is not visible to them. */
export async function seen(app: TestApp, id: string, asker?: Asker) {
  const { data } = await app.query(`query ($id: ID!) { symbolOnboarding(id: $id) { ${JOB} } }`, { id }, asker);
  return data.symbolOnboarding;
}

/** Returns the payload of `retrySymbolOnboarding` or `cancelSymbolOnboarding`. */
export async function change(app: TestApp, verb: "retry" | "cancel", id: string, asker?: Asker) {
  const name = `${verb}SymbolOnboarding`;
  const document = `mutation ($id: ID!) {
    ${name}(input: { id: $id }) { onboarding { ${JOB} } userErrors { code field message } }
  }`;
  return (await app.query(document, { id }, asker)).data[name];
}

/** Returns the payload of `retryFailedOnboardings` with the symbols of its jobs. */
export async function retryFailed(app: TestApp, input: object, asker?: Asker) {
  const document = `mutation ($input: RetryFailedOnboardingsInput!) {
    retryFailedOnboardings(input: $input) { retried onboardings { symbol status attempts } userErrors { code field message } }
  }`;
  const { data, errors } = await app.query(document, { input }, asker);
  if (errors !== undefined) throw new Error(`The response has no payload: ${JSON.stringify(errors)}`);
  return data.retryFailedOnboardings;
}

/** Returns the stored row of a job. */
export async function rowOf(app: TestApp, id: string) {
  const [row] = await app.database.sql("select * from market.symbol_onboarding_queue where id = $1", [id]);
  return row;
}

/** Returns the number of wake-up jobs that have not started, whether due or for later. */
export async function countOpenWakeUps(app: TestApp): Promise<number> {
  const [{ count }] = await app.database.sql(
    "select count(*)::int as count from pgboss.job where name = 'onboard-symbol' and state < 'active'",
  );
  return count;
}

/** Deletes all onboarding and wake-up jobs, symbols and prices before a test. */
export async function emptyQueue(app: TestApp): Promise<void> {
  await app.database.sql("delete from market.symbol_onboarding_queue");
  await app.database.sql("delete from market.symbol_universe");
  await app.database.sql("delete from market.market_data_cache");
  await app.database.sql("delete from market.onboarding_workers");
  await app.database.sql("delete from pgboss.job where name = 'onboard-symbol'");
}

/** Three days of synthetic prices. */
export function threeDays(symbol: string): FetchedSeries {
  const rows = ["2024-05-15", "2024-05-16", "2024-05-17"].map((date) => ({
    symbol,
    date,
    open: "10",
    high: "11",
    low: "9",
    close: "10.5",
    volume: 100,
  }));
  return { symbol, rows, profile: null, dataSource: "synthetic", skippedRows: 0, warnings: [] };
}

/** A price provider that responds to each request with the test's own function. */
export function providerOf(
  respond: (symbol: string, signal: AbortSignal) => FetchedSeries | Promise<FetchedSeries>,
): PriceProvider {
  return { name: "synthetic", fetchBars: async (symbol, _period, signal) => respond(symbol, signal) };
}

export const settings = (change: Partial<OnboardingSettings> = {}): OnboardingSettings => ({
  ...DEFAULT_ONBOARDING_SETTINGS,
  ...change,
});

/** Handles one wake-up job: processes the next job of the queue. */
export function processNext(app: TestApp, provider: PriceProvider, change: Partial<OnboardingSettings> = {}) {
  const work = { phases: symbolPhases, provider, settings: settings(change), jobs: app.jobs };
  return processNextOnboarding(app.database.db, work);
}

/** A promise that the test resolves by calling `open`. */
export function gate<T = void>() {
  let open!: (value: T) => void;
  const opened = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
