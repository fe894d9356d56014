import type { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { DataSource } from "typeorm";
import { databaseOptions } from "../../src/app/database/database-options";
import { loadBars } from "../../src/market";
import { type Comparison, compare } from "../compare";
import { openConnection } from "../connection";
import type { Servers } from "../start-servers";
import { type Bar, copyTextOf, syntheticPriceBars } from "../synthetic-price-bars";

const CALLS = 10;
const BARS_PER_CALL = 10_000;
const DAYS = 1000;
const BARS = CALLS * BARS_PER_CALL;

const UPSERT = `mutation Upsert($input: UpsertPriceBarsInput!) {
  upsertPriceBars(input: $input) {
    inserted
    updated
    unchanged
    userErrors {
      code
      field
      message
    }
  }
}`;

/**
 * New bars per second: the API and the loader against a plain COPY of the same bars, in the same number of parts, into
 * a table with the same columns, defaults, constraints and indexes. The data to send is prepared before the clock
 * starts, except for the work of our own loader. Every measurement starts with empty tables.
 */
export async function* comparePriceIngestion(
  servers: Servers,
  client: Client,
  { rounds }: { readonly rounds: number },
): AsyncGenerator<Comparison> {
  await client.query("create table public.baseline_bars (like market.market_data_cache including all)");
  const series = syntheticPriceBars(BARS / DAYS, DAYS);
  const calls = Array.from({ length: CALLS }, (_, index) => barsOfCall(series, index));
  const bodies = calls.map((bars) =>
    JSON.stringify({ query: UPSERT, variables: { input: { bars, dataSource: "bench" } } }),
  );
  const parts = calls.map(copyTextOf);
  yield await compare(`prices, upsertPriceBars of ${BARS_PER_CALL} bars`, "bars/s", {
    warmUp: 2,
    rounds,
    ours: () => measure(client, () => writeThroughApi(servers.apiUrl, bodies)),
    baseline: () => measure(client, () => copyBars(client, parts)),
    target: 0.25,
  });

  const dataSource = await new DataSource(databaseOptions(servers.databaseUrl, { poolSize: 2 })).initialize();
  try {
    const loaded = series.map((rows) => ({ symbol: rows[0]!.symbol, dataSource: "bench", rows }));
    const whole = parts.join("");
    yield await compare(`prices, loadBars of ${BARS} bars`, "bars/s", {
      warmUp: 1,
      rounds,
      ours: () => measure(client, async () => (await loadBars(dataSource, loaded)).inserted),
      baseline: () => measure(client, () => copyBars(client, [whole])),
      target: 0.5,
    });
  } finally {
    await dataSource.destroy();
  }
}

function barsOfCall(series: readonly (readonly Bar[])[], index: number): Bar[] {
  const symbols = BARS_PER_CALL / DAYS;
  return series.slice(index * symbols, (index + 1) * symbols).flat();
}

async function measure(client: Client, write: () => Promise<number>): Promise<number> {
  await client.query("truncate market.market_data_cache, public.baseline_bars");
  await client.query("delete from market.symbol_universe");
  await client.query("checkpoint");
  const start = performance.now();
  const written = await write();
  const duration = performance.now() - start;
  if (written !== BARS) throw new Error(`${written} bars were written; ${BARS} were expected.`);
  return BARS / (duration / 1000);
}

async function writeThroughApi(url: string, bodies: readonly string[]): Promise<number> {
  const connection = await openConnection(url);
  try {
    let written = 0;
    for (const body of bodies) {
      const { data, errors } = JSON.parse(await connection.post(body));
      if (errors !== undefined) throw new Error(`The API rejected the bars: ${JSON.stringify(errors)}`);
      written += data.upsertPriceBars.inserted;
    }
    return written;
  } finally {
    connection.close();
  }
}

async function copyBars(client: Client, parts: readonly string[]): Promise<number> {
  let written = 0;
  for (const part of parts) {
    const copy = client.query(
      copyFrom("copy public.baseline_bars (symbol, date, open, high, low, close, volume, data_source) from stdin"),
    );
    await new Promise<void>((resolve, reject) => {
      copy.once("finish", resolve).once("error", reject).end(part);
    });
    written += copy.rowCount;
  }
  return written;
}
