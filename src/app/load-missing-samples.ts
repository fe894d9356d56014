import { SingleBar } from "cli-progress";
import type { Logger } from "pino";
import type { DataSource } from "typeorm";
import { loadSamples } from "../market";

/** Loads the sample prices that are missing and tells the log; in a terminal a bar shows how far it is. */
export async function loadMissingSamples(dataSource: DataSource, symbols: number, log: Logger): Promise<void> {
  const started = Date.now();
  const bar = new SingleBar({ format: "{bar} {value}/{total} symbols", hideCursor: true });
  const bars = await loadSamples(dataSource, symbols, (loaded, missing) => {
    if (loaded > 0) return bar.update(loaded);
    log.info({ symbols: missing }, "Loading sample prices; later starts do not need this");
    bar.start(missing, 0);
  }).finally(() => bar.stop());
  if (bars > 0) log.info({ bars, durationMs: Date.now() - started }, "Sample prices loaded");
}
