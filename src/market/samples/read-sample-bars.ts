import { readFileSync } from "node:fs";
import type { SampleSeries } from "../series/sample-series";
import { findPackageFile } from "./find-package-file";
import { parseSampleBars } from "./parse-sample-bars";
import { SAMPLE_FILES } from "./sample-file";

/** A series read from a file, with the number of lines skipped because they have no close. */
export interface ReadSampleSeries extends SampleSeries {
  skippedRows: number;
}

/**
 * Reads the real daily bars in the project's dependencies: AAPL (2013 to 2018, adjusted) and ^GSPC (2000 to 2020).
 * Parses the files (about 6,400 lines) on every call. Throws an OperatorError if a package is not installed.
 */
export function readSampleBars(): ReadSampleSeries[] {
  return SAMPLE_FILES.map((file) => ({
    symbol: file.symbol,
    dataSource: file.dataSource,
    ...parseSampleBars(readFileSync(findPackageFile(file.packageName, file.path), "utf8"), file),
  }));
}
