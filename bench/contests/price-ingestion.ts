import type { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { DataSource } from "typeorm";
import { databaseOptions } from "../../src/app/database-options";
import { loadBars } from "../../src/market";
import { openConnection } from "../connection";
import { type Contest, contest } from "../contest";
import { type Bar, barsOf, copyTextOf } from "../price-bars";
import type { Servers } from "../start-servers";

const CALLS = 10;
const BARS_A_CALL = 10_000;
const DAYS = 1000;
const BARS = CALLS * BARS_A_CALL;

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
 * New bars a second, ours against a bare COPY of the same bars, in as many parts, into a table with the same columns,
 * defaults, constraints and indexes. What is sent is made before the clock starts, save for what our own loader does.
 * Every measurement begins with empty tables.
 */
export async function* contestPriceIngestion(
  stage: Servers,
  client: Client,
  { rounds }: { readonly rounds: number },
): AsyncGenerator<Contest> {
  await client.query("create table market.bare_bars (like market.market_data_cache including all)");
  const series = barsOf(BARS / DAYS, DAYS);
  const calls = Array.from({ length: CALLS }, (_, nth) => callOf(series, nth));
  const bodies = calls.map((bars) =>
    JSON.stringify({ query: UPSERT, variables: { input: { bars, dataSource: "bench" } } }),
  );
  const parts = calls.map(copyTextOf);
  yield await contest(`prices, upsertPriceBars of ${BARS_A_CALL} bars`, "bars/s", {
    warmUp: 2,
    rounds,
    ours: () => measure(client, () => writeThroughApi(stage.apiUrl, bodies)),
    bare: () => measure(client, () => copyBars(client, parts)),
    target: 0.25,
  });

  const dataSource = await new DataSource(databaseOptions(stage.databaseUrl, 2)).initialize();
  try {
    const loaded = series.map((rows) => ({ symbol: rows[0]!.symbol, dataSource: "bench", rows }));
    const whole = parts.join("");
    yield await contest(`prices, loadBars of ${BARS} bars`, "bars/s", {
      warmUp: 1,
      rounds,
      ours: () => measure(client, async () => (await loadBars(dataSource, loaded)).inserted),
      bare: () => measure(client, () => copyBars(client, [whole])),
      target: 0.5,
    });
  } finally {
    await dataSource.destroy();
  }
}

function callOf(series: readonly (readonly Bar[])[], nth: number): Bar[] {
  const symbols = BARS_A_CALL / DAYS;
  return series.slice(nth * symbols, (nth + 1) * symbols).flat();
}

async function measure(client: Client, write: () => Promise<number>): Promise<number> {
  await client.query("truncate market.market_data_cache, market.bare_bars");
  await client.query("delete from market.symbol_universe");
  await client.query("checkpoint");
  const began = performance.now();
  const written = await write();
  const took = performance.now() - began;
  if (written !== BARS) throw new Error(`${written} bars were written; ${BARS} were expected.`);
  return BARS / (took / 1000);
}

async function writeThroughApi(url: string, bodies: readonly string[]): Promise<number> {
  const connection = await openConnection(url);
  try {
    let written = 0;
    for (const body of bodies) {
      const { data, errors } = JSON.parse(await connection.post(body));
      if (errors !== undefined) throw new Error(`The API refused: ${JSON.stringify(errors)}`);
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
      copyFrom("copy market.bare_bars (symbol, date, open, high, low, close, volume, data_source) from stdin"),
    );
    await new Promise<void>((resolve, reject) => {
      copy.once("finish", resolve).once("error", reject).end(part);
    });
    written += copy.rowCount;
  }
  return written;
}
