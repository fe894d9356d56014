import { setTimeout as pause } from "node:timers/promises";
import type { Client } from "pg";
import { buildFlow } from "../../src/engine/flow/build-flow";
import { BUDGETED_BARS, MAX_EVALUATION_STEPS } from "../../src/engine/flow/flow-cost";
import { cciNode } from "../../src/engine/indicators/momentum/cci";
import { nodeSteps } from "../../src/engine/nodes/node-steps";
import { type Comparison, compare } from "../compare";
import { fillRuns } from "../fill-runs";
import { pollLatencies } from "../poll-latencies";
import type { Servers } from "../start-servers";
import { STATUS_DOCUMENT } from "./compare-status-poll";

/** Enough for all threads to be busy during a measurement: each ticker takes seconds. */
const TICKERS = Array.from({ length: 12 }, (_, number) => `CENTURY${number}`);
const FIRST_DAY = "1925-01-01";
/** The evaluation threads start, and prices are read. */
const START_MS = 3000;

/**
 * The 99th percentile of the latency of a status poll while all evaluation threads evaluate the most expensive legal
 * flow over a century of bars, against the same API without other load.
 */
export async function comparePollsDuringEvaluations(
  { startWorkingApi }: Servers,
  client: Client,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<Comparison> {
  const url = await startWorkingApi();
  await insertCenturies(client);
  const instanceId = await createWorstStrategy(url);
  const [polled] = await fillRuns(client, 1, 200);
  const poll = JSON.stringify({ query: STATUS_DOCUMENT, variables: { id: polled } });
  const inverseLatency = async () => 1000 / percentile99(await pollLatencies(url, poll, seconds));
  return compare("99th percentile of status polls, all evaluation threads busy or idle", "1/latency, 1/s", {
    warmUp: 1,
    rounds,
    ours: async () => {
      const runId = await execute(url, instanceId);
      await pause(START_MS);
      const rate = await inverseLatency();
      await cancel(url, client, runId);
      return rate;
    },
    baseline: inverseLatency,
    target: 0.5,
  });
}

function percentile99(latencies: readonly number[]): number {
  return latencies.toSorted((one, other) => one - other)[Math.floor(latencies.length * 0.99)] as number;
}

async function insertCenturies(client: Client): Promise<void> {
  await client.query(
    `insert into market.market_data_cache (symbol, date, open, high, low, close, volume, data_source)
     select symbol, $2::date + day.number, price, price * 1.02, price * 0.98, price * 1.01, 1000 + day.number, 'bench'
     from unnest($1::text[]) symbol
     cross join generate_series(0, $3::integer - 1) as day (number)
     cross join lateral (select 100 + 20 * sin(day.number / 50.0) + 5 * random()) as walk (price)
     on conflict do nothing`,
    [TICKERS, FIRST_DAY, BUDGETED_BARS],
  );
}

/** As many nodes of `cci`, which needs the most steps over long periods, as the budget allows. */
function worstFlow() {
  const params = { period: 2520 };
  const count = Math.floor(MAX_EVALUATION_STEPS / BUDGETED_BARS / nodeSteps(cciNode, params)) - 1;
  const nodes = Array.from({ length: count }, (_, nth) => [`n${nth}`, { template: "cci", params }] as const);
  return buildFlow({
    ...Object.fromEntries(nodes),
    high: { template: "greater_than", inputs: { a: "n0.value", b: "n1.value" } },
    buy: { template: "entry_long", inputs: { condition: "high.result" } },
  });
}

async function createWorstStrategy(url: string): Promise<string> {
  const mutation = `mutation ($input: CreateStrategyInstanceInput!) {
    payload: createStrategyInstance(input: $input) { instance { id } userErrors { message } }
  }`;
  const payload = await send(url, mutation, { name: "Worst legal flow", logicFlow: worstFlow() });
  return payload.instance.id;
}

async function execute(url: string, instanceId: string): Promise<string> {
  const mutation = `mutation ($input: ExecuteStrategyInput!) {
    payload: executeStrategy(input: $input) { run { id } userErrors { message } }
  }`;
  const payload = await send(url, mutation, { instanceId, universe: { tickers: TICKERS } });
  return payload.run.id;
}

/** Cancels a run and waits until its evaluations have ended. */
async function cancel(url: string, client: Client, runId: string): Promise<void> {
  const mutation = `mutation ($input: StrategyRunInput!) {
    payload: cancelStrategyRun(input: $input) { run { processedCount totalCount } userErrors { message } }
  }`;
  const { run } = await send(url, mutation, { runId });
  if (run.processedCount === run.totalCount) throw new Error("The run ended before the measurement.");
  for (let active = 1; active > 0; await pause(200)) {
    const { rows } = await client.query(
      "select count(*)::integer as active from pgboss.job where name = 'run-chunk' and state = 'active'",
    );
    active = rows[0].active;
  }
}

// biome-ignore lint/suspicious/noExplicitAny: the payload depends on the mutation
async function send(url: string, query: string, input: object): Promise<any> {
  const body = JSON.stringify({ query, variables: { input } });
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
  const { data, errors } = (await response.json()) as {
    data: { payload: { userErrors: unknown[] } };
    errors?: unknown;
  };
  if (errors !== undefined || data.payload.userErrors.length > 0)
    throw new Error(`The mutation was refused: ${JSON.stringify(errors ?? data.payload.userErrors)}`);
  return data.payload;
}
