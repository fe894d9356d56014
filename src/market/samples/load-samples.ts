import type { DataSource } from "typeorm";
import { loadBars } from "../prices/load-bars";
import { symbolsWithBars } from "../prices/price-bar.query";
import type { SampleSeries } from "../series/sample-series";
import { registerSymbols } from "../symbols/register-symbols";
import { BOOTSTRAP_ORDER } from "./bootstrap-order";
import { bootstrapSymbol } from "./bootstrap-symbol";
import { bootstrapUniverse } from "./bootstrap-universe";
import { readSampleBars } from "./read-sample-bars";

/**
 * Loads the bundled real prices, and as many made-up symbols as asked for, where they are missing; gives the number of
 * bars written. A symbol that has any bars is left alone, so that a restart neither costs time nor undoes an import.
 */
export async function loadSamples(dataSource: DataSource, bootstrapSymbols: number): Promise<number> {
  const sources = readSampleBars();
  const madeUp = Array.from({ length: bootstrapSymbols }, (_, index) => bootstrapSymbol(index + 1));
  const wanted = [...sources.map(({ symbol }) => symbol), ...madeUp];
  const present = new Set(await symbolsWithBars(dataSource.manager, wanted, null));
  if (present.size === wanted.length) return 0;
  const { inserted } = await loadBars(dataSource, missing());
  await registerSymbols(dataSource.manager, wanted, "seed");
  return inserted;

  function* missing(): Generator<SampleSeries> {
    const universe = { ...BOOTSTRAP_ORDER, count: bootstrapSymbols, sources };
    for (const series of sources) if (!present.has(series.symbol)) yield series;
    for (const series of bootstrapUniverse(universe)) if (!present.has(series.symbol)) yield series;
  }
}
