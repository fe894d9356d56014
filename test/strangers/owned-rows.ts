import type { Asker, TestApp } from "../support/test-app";
import { insertOwnedStrategy, type OwnedStrategy } from "./owned-strategy";

/** The ticker in all data of the owner; the only instrument and the only symbol with a price. */
export const OWN_TICKER = "AAPL";
export const SHARED = { close: "101.5", date: "2024-05-17" };

const FAIL = "mutation ($input: FinishStrategyRunInput!) { failStrategyRun(input: $input) { run { id } } }";
const RESUME = "mutation ($input: StrategyRunInput!) { resumeStrategyRun(input: $input) { leaseEpoch } }";

/** The data of one user. */
export interface Owned {
  readonly owner: Asker;
  readonly runId: string;
  readonly failedRunId: string;
  readonly idempotencyKey: string;
  readonly account: string;
  /** Waiting onboardings of the owner: one for the owner's ticker, one for another. */
  readonly onboardingId: string;
  readonly otherOnboardingId: string;
  readonly failedOnboardingId: string;
  readonly strategy: OwnedStrategy;
}

/** Inserts a running and a failed run, a holding, onboardings and a strategy of a new user, and shared data. */
export async function insertOwned(app: TestApp): Promise<Owned> {
  const owner = await app.asker();
  const idempotencyKey = "the owner's key";
  const account = "the owner's account";
  await app.database.sql("insert into runs.instruments (ticker) values ($1)", [OWN_TICKER]);
  await app.database.sql(
    "insert into market.market_data_cache (symbol, date, close, data_source) values ($1, $2, $3, 'test')",
    [OWN_TICKER, SHARED.date, SHARED.close],
  );
  await app.database.sql("insert into market.symbol_universe (symbol) values ($1)", [OWN_TICKER]);
  const runId = await startedRun(app, owner, idempotencyKey);
  const failedRunId = await startedRun(app, owner, "another key");
  await app.query(
    `mutation ($input: UpsertHoldingsInput!) { upsertHoldings(input: $input) { inserted } }`,
    { input: { holdings: [{ account, ticker: OWN_TICKER, quantity: "10" }] } },
    owner,
  );
  const fail = { document: FAIL, input: { runId: failedRunId, leaseEpoch: 1 } };
  const resume = { document: RESUME, input: { runId: failedRunId, idempotencyKey } };
  const failAgain = { document: FAIL, input: { runId: failedRunId, leaseEpoch: 2 } };
  for (const { document, input } of [fail, resume, failAgain]) await app.query(document, { input }, owner);
  const onboardings = await onboarded(app, owner);
  const strategy = await insertOwnedStrategy(app, owner);
  await app.database.sql(
    `insert into runs.strategy_run_flow (run_id, instance_id, flow_owner_id, name, logic_flow)
     values ($1, $2, $3, 'Own', '{}')`,
    [runId, strategy.instanceId, owner.id],
  );
  return {
    owner,
    runId,
    failedRunId,
    idempotencyKey,
    account,
    ...onboardings,
    strategy,
  };
}

async function onboarded(app: TestApp, owner: Asker) {
  const { data } = await app.query(
    `mutation ($input: OnboardSymbolsInput!) { onboardSymbols(input: $input) { onboardings { onboarding { id } } } }`,
    { input: { symbols: [OWN_TICKER, "IBM", "GONE"] } },
    owner,
  );
  const [onboardingId, otherOnboardingId, failedOnboardingId] = data.onboardSymbols.onboardings.map(
    ({ onboarding }: { onboarding: { id: string } }) => onboarding.id,
  );
  await app.database.sql(
    "update market.symbol_onboarding_queue set status = 'failed', completed_at = now() where id = $1",
    [failedOnboardingId],
  );
  return { onboardingId, otherOnboardingId, failedOnboardingId };
}

async function startedRun(app: TestApp, owner: Asker, idempotencyKey: string): Promise<string> {
  const input = { strategyCode: "sample", version: "1", params: {}, tickers: [OWN_TICKER, "MSFT"], idempotencyKey };
  const { data } = await app.query(
    `mutation ($input: StartStrategyRunInput!) { startStrategyRun(input: $input) { run { id } } }`,
    { input },
    owner,
  );
  const { id: runId } = data.startStrategyRun.run;
  await app.query(
    `mutation ($input: RecordProgressInput!) { recordProgress(input: $input) { shouldStop } }`,
    { input: { runId, entries: [{ ticker: OWN_TICKER, passed: true, score: 5 }] } },
    owner,
  );
  return runId;
}

/** For every table: the number of rows that belong to the owner, or to everyone, and a hash of these rows. */
export async function fingerprints(app: TestApp, ownerId: string, { withShared }: { withShared: boolean }) {
  const tables = await app.database.sql<{ name: string; columns: string[] }>(
    `select table_schema || '.' || table_name as name, array_agg(column_name::text) as columns
     from information_schema.columns
     where table_schema not in ('pg_catalog', 'information_schema', 'public', 'pgboss')
     group by 1
     order by 1`,
  );
  const found: Record<string, { rows: number; hash: string | null }> = {};
  for (const { name, columns } of tables) {
    const condition = ownedBy(columns);
    if (condition === "true" && !withShared) continue;
    const [print] = await app.database.sql(
      `select count(*)::int as rows, md5(string_agg(owned::text, '|' order by owned::text)) as hash
       from ${name} owned
       where ${condition} and $1::uuid is not null`,
      [ownerId],
    );
    found[name] = print;
  }
  return found;
}

function ownedBy(columns: readonly string[]): string {
  if (columns.includes("owner_id")) return "owner_id = $1";
  if (columns.includes("run_id")) return "run_id in (select run_id from runs.strategy_run where owner_id = $1)";
  if (columns.includes("requested_by")) return "requested_by = $1";
  if (columns.includes("session_id")) {
    return "session_id in (select id from builder.builder_sessions where user_id = $1)";
  }
  if (columns.includes("user_id")) return "user_id = $1";
  if (columns.includes("template_id")) {
    return "template_id in (select id from builder.node_templates where user_id = $1)";
  }
  return "true";
}
