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
 * `onProgress` is told how many of the missing symbols have been read, first none; it is not called if none is missing.
 */
export async function loadSamples(
  dataSource: DataSource,
  syntheticSymbols: number,
  onProgress: (symbols: number, missing: number) => void = () => {},
): Promise<number> {
  const sources = readSampleBars();
  const synthetic = Array.from({ length: syntheticSymbols }, (_, index) => syntheticSymbol(index + 1));
  const requested = [...sources.map(({ symbol }) => symbol), ...synthetic];
  const present = new Set(await symbolsWithBars(dataSource.manager, requested, null));
  const missing = requested.length - present.size;
  if (missing === 0) return 0;
  onProgress(0, missing);
  const { inserted } = await loadBars(dataSource, missingSeries());
  await registerSymbols(dataSource.manager, requested, "seed");
  return inserted;

  function* missingSeries(): Generator<SampleSeries> {
    let symbols = 0;
    for (const series of allSeries()) {
      if (present.has(series.symbol)) continue;
      yield series;
      symbols += 1;
      onProgress(symbols, missing);
    }
  }

  function* allSeries(): Generator<SampleSeries> {
    yield* sources;
    yield* syntheticUniverse({ ...SYNTHETIC_SETTINGS, count: syntheticSymbols, sources });
  }
}
