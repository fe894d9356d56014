import type { DataSource } from "typeorm";
import { loadBars } from "../prices/load-bars";
import { symbolsWithBars } from "../prices/price-bar.query";
import type { SampleSeries } from "../series/sample-series";
import { registerSymbols } from "../symbols/register-symbols";
import { readSampleBars } from "./read-sample-bars";
import { SYNTHETIC_SETTINGS } from "./synthetic-settings";
import { syntheticSymbol } from "./synthetic-symbol";
import { syntheticUniverse } from "./synthetic-universe";

/**
 * Loads the bundled real prices and a number of synthetic symbols where they are missing; returns the number of bars
 * written. Symbols that have any bars are skipped, so a restart costs no time and does not overwrite imported prices.
 */
export async function loadSamples(dataSource: DataSource, syntheticSymbols: number): Promise<number> {
  const sources = readSampleBars();
  const synthetic = Array.from({ length: syntheticSymbols }, (_, index) => syntheticSymbol(index + 1));
  const requested = [...sources.map(({ symbol }) => symbol), ...synthetic];
  const present = new Set(await symbolsWithBars(dataSource.manager, requested, null));
  if (present.size === requested.length) return 0;
  const { inserted } = await loadBars(dataSource, missing());
  await registerSymbols(dataSource.manager, requested, "seed");
  return inserted;

  function* missing(): Generator<SampleSeries> {
    const universe = { ...SYNTHETIC_SETTINGS, count: syntheticSymbols, sources };
    for (const series of sources) if (!present.has(series.symbol)) yield series;
    for (const series of syntheticUniverse(universe)) if (!present.has(series.symbol)) yield series;
  }
}
