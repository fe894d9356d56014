import type { PythonFunction } from "../../nodes/python-function";
import { type Series, unknownSeries } from "../../series/series";
import { checkPeriod } from "../windows/check-period";
import { averageNode } from "./average-node";

/**
 * Weighted moving average of the last `period` bars, with weights from 1 (oldest) to `period` (newest), in the source's
 * unit. First value at bar `period - 1`. Source: TA-Lib WMA.
 *
 * The values are split into blocks of `period`. A window consists of the end of one block, whose sums are computed once
 * when the block is full, and of the start of the next. Nothing is ever subtracted, so no rounding error outlives its
 * window.
 */
export function wma(source: Series, period: number): Series {
  checkPeriod(period);
  const result = unknownSeries(source.length);
  const weights = (period * (period + 1)) / 2;
  const endOfBlock = new Float64Array(period + 1);
  let isFirstBlock = true;
  let held = 0;
  let sum = 0;
  let weighted = 0;
  let equalInARow = 0;
  let before = Number.NaN;
  for (let bar = 0; bar < source.length; bar++) {
    const value = source[bar]!;
    if (!Number.isFinite(value)) {
      isFirstBlock = true;
      held = sum = weighted = equalInARow = 0;
      continue;
    }
    held += 1;
    sum += value;
    weighted += held * value;
    equalInARow = value === before ? equalInARow + 1 : 1;
    before = value;
    if (held === period || !isFirstBlock) {
      const total = endOfBlock[held]! + (period - held) * sum + weighted;
      // The average of a flat window is exactly its value, so that "price above average" never depends on rounding.
      result[bar] = equalInARow >= period ? value : total / weights;
    }
    if (held < period) continue;
    sumBackwards(source.subarray(bar - period + 1, bar + 1), endOfBlock);
    isFirstBlock = false;
    held = sum = weighted = 0;
  }
  return result;
}

/** Sets `weightedSums[n]` to the weighted sum of the block without its first `n` values; the oldest one weighs 1. */
function sumBackwards(block: Float64Array, weightedSums: Float64Array): void {
  let sum = 0;
  let weighted = 0;
  for (let removed = block.length - 1; removed > 0; removed--) {
    sum += block[removed]!;
    weighted += sum;
    weightedSums[removed] = weighted;
  }
}

const sumBackwardsPython: PythonFunction = {
  name: "sum_backwards",
  uses: [],
  source: `
def sum_backwards(block):
    """Weighted sums of a block without its first values; the oldest remaining one weighs 1."""
    weighted_sums = [0.0] * (len(block) + 1)
    total = 0.0
    weighted = 0.0
    for taken in range(len(block) - 1, 0, -1):
        total += block[taken]
        weighted += total
        weighted_sums[taken] = weighted
    return weighted_sums
`,
};

export const wmaPython: PythonFunction = {
  name: "wma",
  uses: [sumBackwardsPython],
  source: `
def wma(source, period):
    """Weighted moving average: weights from 1 for the oldest bar to \`period\` for the newest."""
    result = [nan] * len(source)
    weights = period * (period + 1) / 2
    block = []
    end_of_block = []
    total = 0.0
    weighted = 0.0
    equal_in_a_row = 0
    for bar, value in enumerate(source):
        if not isfinite(value):
            block = []
            end_of_block = []
            total = 0.0
            weighted = 0.0
            equal_in_a_row = 0
            continue
        block.append(value)
        held = len(block)
        total += value
        weighted += held * value
        same = bar > 0 and value == source[bar - 1]
        equal_in_a_row = equal_in_a_row + 1 if same else 1
        if held == period or end_of_block:
            before = end_of_block[held] if end_of_block else 0.0
            mean = (before + (period - held) * total + weighted) / weights
            # The average of a flat window is exactly its value.
            result[bar] = value if equal_in_a_row >= period else mean
        if held == period:
            end_of_block = sum_backwards(block)
            block = []
            total = 0.0
            weighted = 0.0
    return result
`,
};

export const wmaNode = averageNode({
  name: "wma",
  displayName: "Weighted moving average",
  description: "Moving average with linearly increasing weights: the newest bar has the highest. TA-Lib: WMA.",
  period: 20,
  warmUp: (period) => period - 1,
  compute: wma,
  python: wmaPython,
});
