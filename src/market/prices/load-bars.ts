import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { PoolClient } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { DataSource } from "typeorm";
import type { SampleSeries } from "../series/sample-series";
import { insertBars } from "./insert-bars";
import type { WrittenBars } from "./write-bars";

/**
 * Writes any number of series in one transaction: COPY into a temporary table, then one upsert. From about ten thousand
 * bars on it is several times faster than `writeBars`. Each (symbol, date) must occur only once.
 */
export async function loadBars(dataSource: DataSource, series: Iterable<SampleSeries>): Promise<WrittenBars> {
  const runner = dataSource.createQueryRunner();
  const client = (await runner.connect()) as PoolClient;
  try {
    await runner.startTransaction();
    await client.query(`/* loadBars */
      
      create temporary table arriving (
        symbol text, date date, open numeric, high numeric, low numeric, close numeric, volume bigint, data_source text
      ) on commit drop`);
    await pipeline(Readable.from(copyLines(series)), client.query(copyFrom("copy arriving from stdin")));
    const { rows } = await client.query<WrittenBars>(UPSERT);
    await runner.commitTransaction();
    return rows[0] as WrittenBars;
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  } finally {
    await runner.release();
  }
}

/** Lines in COPY's text format: tab-separated, `\N` for null. Symbols, dates and numbers need no escaping. */
function* copyLines(series: Iterable<SampleSeries>): Generator<string> {
  for (const { symbol, dataSource, rows } of series) {
    let lines = "";
    for (const { date, open, high, low, close, volume } of rows) {
      const fields = [symbol, date, open, high, low, close, volume, dataSource];
      lines += `${fields.map((field) => field ?? "\\N").join("\t")}\n`;
    }
    yield lines;
  }
}

const UPSERT = `/* loadBars */
  with written as (
    ${insertBars("select symbol, date, open, high, low, close, volume, data_source from arriving")}
  ),
  counted as (
    select count(*) filter (where is_new)::integer as inserted, count(*) filter (where not is_new)::integer as updated
    from written
  )
  select inserted, updated, (select count(*)::integer from arriving) - inserted - updated as unchanged
  from counted`;
